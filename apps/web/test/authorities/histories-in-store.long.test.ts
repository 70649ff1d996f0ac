import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '#lib/server/accounts/index.ts';
import {
  endRelation,
  mergeAuthorities,
  relate,
  splitAuthority,
  undoChange,
} from '#lib/server/authorities/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { accounts, kinds, randomHistory, seeded, type Step } from './random-history.ts';
import { givenAccount, givenAuthority, identityIn, instanceOperator as operator } from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const town = { name: 'Neu', kind: 'municipality' as const, key: null, workplaces: null };

/** The closure as the store keeps it, and as it follows from the edges of today; equal where the store is right. */
async function closures(db: Database): Promise<{ kept: string[]; walked: string[] }> {
  return db.asOperator(async (trx) => {
    const kept = await sql<{ path: string }>`
      select kind || ' ' || from_id || ' ' || to_id as path from authority_closure order by 1`.execute(trx);
    const edges = await trx
      .selectFrom('authority_relation')
      .select(['kind', 'from_id', 'to_id', 'valid_from', 'valid_to'])
      .execute();
    const next = new Map<string, number[]>();
    for (const { kind, from_id, to_id, valid_from, valid_to } of edges)
      if ((valid_from ?? '') <= today && (valid_to === null || valid_to > today))
        next.set(`${kind} ${from_id}`, [...(next.get(`${kind} ${from_id}`) ?? []), to_id]);
    const walked = new Set<string>();
    for (const start of next.keys()) {
      const [kind = ''] = start.split(' ');
      const waiting = [...(next.get(start) ?? [])];
      for (let to = waiting.pop(); to !== undefined; to = waiting.pop())
        if (!walked.has(`${start} ${to}`)) {
          walked.add(`${start} ${to}`);
          waiting.push(...(next.get(`${kind} ${to}`) ?? []));
        }
    }
    return { kept: kept.rows.map(({ path }) => path).toSorted(), walked: [...walked].toSorted() };
  });
}

const histories = 40;

describe.each(storeKinds())('random histories in the $name store', (kind) => {
  let db: Database;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const reachOf = async (account: string): Promise<Map<number, Set<Permission>>> => {
    const reach = new Map<number, Set<Permission>>();
    const { choices } = await identityIn(db, account, 0);
    for (const { id } of choices) {
      const { authorities, permissions } = await identityIn(db, account, id);
      for (const origin of authorities)
        reach.set(origin, new Set([...(reach.get(origin) ?? []), ...permissions]));
    }
    return reach;
  };

  it('keep the closure equal to walking over the edges', async () => {
    const random = seeded(7);
    const ids: number[] = [];
    for (let count = 0; count < 12; count += 1) ids.push(await givenAuthority(db, `K${count}`));
    const any = () => ids[Math.floor(random() * ids.length)] ?? 0;
    const edges: number[] = [];
    let cycles = 0;
    for (let step = 0; step < 150; step += 1) {
      if (random() < 0.7) {
        const days = [null, '2020-01-01', '2999-01-01'][Math.floor(random() * 3)] ?? null;
        const relation = { from: any(), to: any(), kind: kinds[Math.floor(random() * 3)] ?? 'member-of' };
        const done = await relate(db, operator, { ...relation, validFrom: days, validTo: null });
        if (done.ok) edges.push(done.id);
        else if (done.problem === 'cycle') cycles += 1;
      } else if (edges.length > 0) {
        const [id = 0] = edges.splice(Math.floor(random() * edges.length), 1);
        await endRelation(db, operator, id, random() < 0.5 ? 'remove' : { on: today });
      }
      const { kept, walked } = await closures(db);
      expect(kept).toEqual(walked);
    }
    expect(cycles).toBeGreaterThan(5);
  });

  it(
    'let nobody reach more by a merge or a split, and undo exactly what they did',
    { timeout: 600_000 },
    async () => {
      let merges = 0;
      let undone = 0;
      for (let seed = 9001; seed < 9001 + histories; seed += 1) {
        const ids: number[] = [];
        const people: string[] = [];
        for (let count = 0; count < accounts; count += 1)
          people.push(await givenAccount(db, `P${count}`, []));
        const reach = async () => {
          const all = new Map<string, Map<number, Set<Permission>>>();
          for (const person of people) all.set(person, await reachOf(person));
          return all;
        };
        const take = async (step: Step): Promise<{ change: number; from: number[] } | null> => {
          const at = (place: number) => ids[place] ?? -1;
          if (step.do === 'create') ids.push(await givenAuthority(db, `V${seed}`));
          else if (step.do === 'relate')
            await relate(db, operator, {
              kind: step.kind,
              from: at(step.from),
              to: at(step.to),
              validFrom: null,
              validTo: null,
            });
          else if (step.do === 'merge') {
            const from = step.from.map(at);
            const into = step.into === 'new' ? town : at(step.into);
            const done = await mergeAuthorities(db, operator, { from, into, on: today });
            if (!done.ok) return null;
            if (step.into === 'new') ids.push(done.authority);
            return { change: done.change, from };
          } else if (step.do === 'split') {
            const done = await splitAuthority(db, operator, {
              from: at(step.from),
              into: [town, town],
              on: today,
            });
            if (!done.ok) return null;
            ids.push(...done.authorities);
            return { change: done.change, from: [at(step.from)] };
          } else
            await db.asOperator(async (trx) => {
              const isAlive = async (id: number) =>
                (
                  await trx
                    .selectFrom('authority')
                    .select('id')
                    .where('id', '=', id)
                    .where('ended_on', 'is', null)
                    .execute()
                ).length > 0;
              const living = { id: at(step.authority) };
              if (!(await isAlive(living.id))) return;
              if (step.do === 'grant')
                await trx
                  .insertInto('membership')
                  .values({
                    authority_id: living.id,
                    account_id: people[step.account] ?? '',
                    role: step.role,
                    granted_by: 'test',
                    expires_at: step.expires ? '2099-01-01T00:00:00Z' : null,
                  })
                  .onConflict((conflict) => conflict.doNothing())
                  .execute();
              else if (step.do === 'extend')
                await trx
                  .updateTable('membership')
                  .set({ predecessors: true, reach: null })
                  .where('authority_id', '=', living.id)
                  .where('account_id', '=', people[step.account] ?? '')
                  .execute();
              else if (step.provider !== step.authority && (await isAlive(at(step.provider))))
                await trx
                  .insertInto('mandate')
                  .values({
                    authority_id: living.id,
                    provider_id: at(step.provider),
                    role: step.role,
                    granted_by: 'test',
                    ended_by: null,
                  })
                  .onConflict((conflict) => conflict.doNothing())
                  .execute();
            });
          return null;
        };
        for (const [place, step] of randomHistory(seed, 18).entries()) {
          const isChange = step.do === 'merge' || step.do === 'split';
          const before = isChange ? await reach() : new Map<string, Map<number, Set<Permission>>>();
          const known = new Set(ids);
          const done = await take(step);
          if (!done) continue;
          const where = `history ${seed}, step ${place}`;
          for (const [person, origins] of await reach())
            for (const [origin, permissions] of origins) {
              const had = before.get(person);
              const bounds = known.has(origin) ? [had?.get(origin)] : done.from.map((each) => had?.get(each));
              for (const permission of permissions)
                expect(
                  bounds.every((bound) => bound?.has(permission)),
                  `${where}: ${permission}`,
                ).toBe(true);
            }
          merges += 1;
          if (place % 3 === 0) {
            expect(await undoChange(db, operator, done.change), where).toEqual({ ok: true });
            expect(await reach(), where).toEqual(before);
            undone += 1;
          }
        }
        const { kept, walked } = await closures(db);
        expect(kept, `history ${seed}`).toEqual(walked);
      }
      expect(merges).toBeGreaterThan(histories);
      expect(undone).toBeGreaterThan(histories / 5);
    },
  );
});
