import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pruneAudit, recordAudit, verifyAudit, type AuditContext } from '#lib/server/audit/index.ts';
import { openDatabase, type Actor, type Database, type Transaction } from '#lib/server/database/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';

const context: AuditContext = {
  account: 'a3f1',
  via: 'session',
  authority: null,
  mandate: null,
  operation: '/inventory bulk',
  subject: null,
  network: '203.0.113.0/24',
  requestId: 'r-1',
};

const entries = 40;

/** Numbers that look random and are the same each time. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

class Undo extends Error {}

describe.each(storeKinds())('the chain of the log in the $name store', (kind) => {
  let db: Database;
  let town: Actor;
  let pruned: Actor;

  const fill = async (actor: Actor, count: number): Promise<void> => {
    for (let n = 1; n <= count; n += 1)
      await db.asActor(actor, (trx) =>
        recordAudit(
          trx,
          {
            ...context,
            authority: actor.authority,
            mandate: n % 3 === 0 ? { id: n, provider: 9 } : null,
            requestId: n % 5 === 0 ? null : `r-${n}`,
          },
          [
            {
              subject: `application:${n}`,
              before: { users: n },
              after: { users: n + 1, name: 'Bürgerbüro „ß“' },
            },
          ],
        ),
      );
  };

  beforeAll(async () => {
    await kind.start();
    // Without the checks of the query builder, so that the store itself has to refuse.
    db = (await openDatabase(await kind.place())).withLayers({ checks: false, rowLevelSecurity: true });
    town = await createTown(db, 'Musterstadt');
    pruned = await createTown(db, 'Altstadt');
    await fill(pruned, 10);
    await pruneAudit(db, new Date(Date.now() + 60_000));
    await fill(pruned, 10);
    await fill(town, entries);
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const chainOf = (actor: Actor) => String(actor.authority);

  /** What verifying says of a store that somebody with every right has worked on; the store stays as it was. */
  async function after(actor: Actor, tamper: (trx: Transaction) => Promise<string>) {
    let told = '';
    let said: Awaited<ReturnType<typeof verifyAudit>> | undefined;
    const work = async (trx: Transaction): Promise<never> => {
      for (const table of ['audit_entry', 'audit_head'])
        await sql`alter table ${sql.table(table)} disable trigger user`.execute(trx);
      told = await tamper(trx);
      const inside = {
        ...db,
        asActor: <T>(_actor: Actor, read: (handle: Transaction) => Promise<T>) => read(trx),
      };
      said = await verifyAudit(inside, actor);
      throw new Undo();
    };
    await db.asOperator(work).catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
    return { told, said };
  }

  /** The hash that the store itself would give the row. */
  const rehash = (trx: Transaction, chain: string, seq: number) =>
    sql`update audit_entry e set hash = audit_hash(e) where chain = ${chain}::int and seq = ${seq}::bigint`.execute(
      trx,
    );

  const columns: Record<string, string> = {
    authority_id: 'authority_id + 1000',
    seq: 'seq + 1000',
    at: "at + interval '1 millisecond'",
    account_id: "account_id || 'x'",
    via: "via || 'x'",
    mandate_id: 'coalesce(mandate_id, 0) + 1',
    provider_id: 'coalesce(provider_id, 0) + 1',
    operation: "operation || 'x'",
    subject: "coalesce(subject, '') || 'x'",
    changes: "replace(changes, 'users', 'userz') || ' '",
    network: "coalesce(network, '') || 'x'",
    request_id: "coalesce(request_id, '') || 'x'",
    previous: 'sha256(previous)',
    hash: 'sha256(hash)',
  };
  const nullable = ['mandate_id', 'provider_id', 'subject', 'network', 'request_id'];

  function tamperings(actor: Actor, from: number, to: number, random: (below: number) => number) {
    const chain = chainOf(actor);
    const any = () => from + random(to - from + 1);
    const run = async (trx: Transaction, told: string, ...statements: string[]) => {
      let touched = 0n;
      for (const statement of statements)
        touched += (await sql.raw(statement).execute(trx)).numAffectedRows ?? 0n;
      return touched === 0n ? '' : told;
    };
    const at = (seq: number) => `where chain = ${chain} and seq = ${seq}`;
    return [
      async (trx: Transaction) => {
        const names = Object.keys(columns);
        const column = names[random(names.length)] ?? '';
        const seq = any();
        return run(
          trx,
          `${column} of ${seq}`,
          `update audit_entry set ${column} = ${columns[column]} ${at(seq)}`,
        );
      },
      async (trx: Transaction) => {
        const column = nullable[random(nullable.length)] ?? '';
        const seq = any();
        return run(
          trx,
          `null or empty in ${column} of ${seq}`,
          ['mandate_id', 'provider_id'].includes(column)
            ? `update audit_entry set ${column} = case when ${column} is null then 0 end ${at(seq)}`
            : `update audit_entry set ${column} = case when ${column} is null then '' end ${at(seq)}`,
        );
      },
      async (trx: Transaction) => {
        const seq = any();
        // Not the newest: with its hash and the head set anew, only a place noted elsewhere can tell.
        const told = await run(
          trx,
          `rehashed ${seq}`,
          `update audit_entry set subject = 'forged' ${at(seq)}`,
        );
        await rehash(trx, chain, seq);
        return told;
      },
      async (trx: Transaction) => run(trx, 'gone in the middle', `delete from audit_entry ${at(any())}`),
      async (trx: Transaction) =>
        run(trx, 'gone at the end', `delete from audit_entry where chain = ${chain} and seq >= ${any()}`),
      async (trx: Transaction) =>
        run(trx, 'gone at the start', `delete from audit_entry where chain = ${chain} and seq <= ${any()}`),
      async (trx: Transaction) => {
        const [one, other] = [any(), any()];
        if (one === other) return '';
        return run(
          trx,
          `${one} and ${other} swapped`,
          `update audit_entry set seq = -1 ${at(one)}`,
          `update audit_entry set seq = ${one} ${at(other)}`,
          `update audit_entry set seq = ${other} ${at(-1)}`,
        );
      },
      async (trx: Transaction) => {
        const seq = [to + 1, to + 2, from - 1, 0][random(4)] ?? 0;
        const told = await run(
          trx,
          `inserted at ${seq}`,
          `insert into audit_entry (authority_id, seq, at, account_id, via, operation, previous, hash)
           select authority_id, ${seq}, at, account_id, via, operation, hash, hash from audit_entry ${at(any())}`,
        );
        await rehash(trx, chain, seq);
        return told;
      },
      async (trx: Transaction) => {
        const seq = any();
        // All later numbers move up by one, so that there is no gap.
        const told = await run(
          trx,
          `inserted before ${seq}, numbers moved`,
          `update audit_entry set seq = -seq where chain = ${chain} and seq >= ${seq}`,
          `update audit_entry set seq = 1 - seq where chain = ${chain} and seq < 0`,
          `insert into audit_entry (authority_id, seq, at, account_id, via, operation, previous, hash)
           select authority_id, ${seq}, at, account_id, via, operation, previous, previous from audit_entry ${at(seq + 1)}`,
          `update audit_head set seq = seq + 1 where chain = ${chain}`,
        );
        await rehash(trx, chain, seq);
        return told;
      },
      async (trx: Transaction) =>
        run(
          trx,
          'head',
          `update audit_head set ${['seq = seq - 1', 'seq = seq + 1', 'hash = sha256(hash)', 'anchor_seq = anchor_seq + 1', 'anchor_hash = sha256(anchor_hash)'][random(5)]} where chain = ${chain}`,
        ),
      async (trx: Transaction) => {
        const seq = any();
        return run(
          trx,
          `start cut at ${seq} and the anchor moved`,
          `update audit_head set anchor_seq = ${seq}, anchor_hash = (select hash from audit_entry ${at(seq)}) where chain = ${chain}`,
          `delete from audit_entry where chain = ${chain} and seq <= ${seq}`,
        );
      },
    ];
  }

  it('is whole as the store writes it, also where old entries were pruned', async () => {
    expect(await verifyAudit(db, town)).toMatchObject({ ok: true, checked: entries, head: { seq: entries } });
    // Of the ten old ones the newest stays, then the pruning itself, then ten more.
    expect(await verifyAudit(db, pruned)).toMatchObject({ ok: true, checked: 12, head: { seq: 21 } });
    expect(await verifyAudit(db, null)).toMatchObject({ ok: true, checked: 0 });
  });

  it('tells each of 1,000 tamperings by somebody who may do everything', { timeout: 600_000 }, async () => {
    const random = randomFrom(20_261_122);
    const missed: string[] = [];
    const kinds = new Map<number, number>();
    let done = 0;
    while (done < 1000) {
      const [actor, from, to] = random(4) === 0 ? ([pruned, 10, 21] as const) : ([town, 1, entries] as const);
      const ways = tamperings(actor, from, to, random);
      const way = random(ways.length);
      const { told, said } = await after(actor, ways[way] ?? (() => Promise.resolve('')));
      if (told === '') continue;
      done += 1;
      kinds.set(way, (kinds.get(way) ?? 0) + 1);
      if (said?.ok !== false) missed.push(told);
    }
    expect(missed).toEqual([]);
    expect(kinds.size).toBe(11);
    expect(await verifyAudit(db, town)).toMatchObject({ ok: true });
  });

  it('names the entry that was changed', async () => {
    const { said } = await after(town, async (trx) => {
      await sql`update audit_entry set account_id = 'somebody' where chain = ${chainOf(town)}::int and seq = 17`.execute(
        trx,
      );
      return 'changed';
    });
    expect(said).toEqual({ ok: false, seq: 17, what: 'changed' });
  });

  it('shows a chain that was rewritten as a whole to whoever noted its end elsewhere', async () => {
    const before = await verifyAudit(db, town);
    if (!before.ok) throw new Error('the chain is whole');
    const noted = before.head;
    const rewritten = async (trx: Transaction): Promise<string> => {
      const chain = chainOf(town);
      let previous = createHash('sha256').update('').digest().fill(0);
      for (let seq = 1; seq <= entries; seq += 1) {
        await sql`update audit_entry set previous = ${previous}, account_id = 'other' where chain = ${chain}::int and seq = ${seq}::bigint`.execute(
          trx,
        );
        await rehash(trx, chain, seq);
        const { rows } = await sql<{
          hash: Uint8Array;
        }>`select hash from audit_entry where chain = ${chain}::int and seq = ${seq}::bigint`.execute(trx);
        previous = Buffer.from(rows[0]?.hash ?? []);
      }
      await sql`update audit_head set hash = ${previous} where chain = ${chain}::int`.execute(trx);
      const inside = {
        ...db,
        asActor: <T>(_actor: Actor, read: (handle: Transaction) => Promise<T>) => read(trx),
      };
      expect(await verifyAudit(inside, town)).toMatchObject({ ok: true });
      expect(await verifyAudit(inside, town, noted)).toMatchObject({ ok: false, what: 'other-chain' });
      return 'rewritten';
    };
    await after(town, rewritten);
    expect(await verifyAudit(db, town, noted)).toMatchObject({ ok: true });
  });

  it.each([
    'update audit_entry set account_id = account_id',
    'delete from audit_entry',
    'update audit_head set seq = 0',
    'delete from audit_head',
    'truncate audit_entry',
    'truncate audit_head',
  ])('refuses "%s" to requests and to the operator', async (statement) => {
    for (const attempt of [
      () => db.asActor(town, (trx) => sql.raw(statement).execute(trx)),
      () => db.asOperator((trx) => sql.raw(statement).execute(trx)),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: '42501' });
  });

  it('lets nobody choose number, time or hash of an entry', async () => {
    for (const column of ['seq', 'at', 'previous', 'hash'])
      await expect(
        db.asActor(town, (trx) =>
          sql`insert into audit_entry (account_id, via, operation, ${sql.ref(column)}) values ('x', 'x', 'x', null)`.execute(
            trx,
          ),
        ),
      ).rejects.toMatchObject({ code: '42501' });
    await expect(
      db.asActor(town, (trx) => sql`select audit_prune(${town.authority}::int, now())`.execute(trx)),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
