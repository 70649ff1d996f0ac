import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityFrom } from '#lib/server/accounts/index.ts';
import {
  mergeAuthorities,
  previewMerge,
  resolveAuthority,
  splitAuthority,
  undoChange,
  viewAuthority,
} from '#lib/server/authorities/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import {
  givenAccount,
  givenAuthority,
  givenMandate,
  givenWorld,
  identityIn,
  instanceOperator,
  type World,
} from './world.ts';

const today = new Date().toISOString().slice(0, 10);
const newTown = {
  name: 'Stadt Bachstadt',
  kind: 'municipality' as const,
  key: null,
  workplaces: null,
};

/** Everything that a merge may write, as the store holds it. */
async function pictureOf(db: Database): Promise<unknown> {
  const tables = [
    'authority',
    'authority_relation',
    'authority_closure',
    'authority_place',
    'membership',
    'mandate',
    'mandate_request',
    'authority_handover',
  ];
  return db.asOperator(async (trx) => {
    const picture: Record<string, unknown[]> = {};
    for (const table of tables) {
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(table)} t order by 1`.execute(trx);
      picture[table] = rows.map(({ row }) => row);
    }
    return picture;
  });
}

async function relationsOf(db: Database, id: number) {
  const viewed = await viewAuthority(db, instanceOperator, String(id));
  return (viewed?.relations ?? [])
    .filter(({ state }) => state === 'in-force')
    .map(({ kind, other }) => `${kind} ${other.name}`)
    .toSorted();
}

describe.each(storeKinds())('a merge in the $name store', (kind) => {
  let db: Database;
  let world: World;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const merged = async (into: Parameters<typeof mergeAuthorities>[2]['into']) => {
    const done = await mergeAuthorities(db, world.operator, {
      from: [world.upperTown, world.lowerTown],
      into,
      on: today,
    });
    if (!done.ok) throw new Error(done.problem);
    return done;
  };

  describe('of two towns into a new one', () => {
    let town: number;
    let change: number;
    let before: unknown;
    beforeAll(async () => {
      world = await givenWorld(db);
      before = await pictureOf(db);
      ({ authority: town, change } = await merged(newTown));
    });

    it('carries every relation over, each once', async () => {
      expect(await relationsOf(db, town)).toEqual([
        'belongs-to Kreis Bachland',
        'member-of Zweckverband Bachwasser',
        'merged-into Stadt Oberbach',
        'merged-into Stadt Unterbach',
        'served-by Rechenzentrum Bachland',
      ]);
      expect(await relationsOf(db, world.upperTown)).toEqual(['merged-into Stadt Bachstadt']);
    });

    it('lets ids and keys of the ended towns lead to the successor, for who may see it', async () => {
      const { people } = world;
      const editor = await identityIn(db, people.bothEditor, town);
      const stranger = await givenAccount(db, 'Fremd', [[world.district, 'lesen']]);
      const key = (await viewAuthority(db, world.operator, String(world.lowerTown)))?.key ?? '';
      const closedHere = { ...editor, choices: editor.choices.filter(({ id }) => id === town) };
      expect(await resolveAuthority(db, closedHere, key)).toBe(town);
      expect(await resolveAuthority(db, closedHere, String(world.upperTown))).toBe(town);
      expect(await resolveAuthority(db, editor, String(world.upperTown))).toBe(world.upperTown);
      const outside = await identityIn(db, stranger, world.district);
      expect(await resolveAuthority(db, outside, key)).toBeNull();
      expect(await resolveAuthority(db, outside, 'no-such-key')).toBeNull();
    });

    it('gives nobody more than they had in every predecessor', async () => {
      const editor = await identityIn(db, world.people.bothEditor, town);
      expect(editor.authority).toBe(town);
      expect(editor.roles).toEqual(['lesen']);
      expect(editor.authorities.toSorted((a, b) => a - b)).toEqual([world.upperTown, world.lowerTown, town]);
      expect(editor.permissions.has('inventory:write')).toBe(false);
      const it = await identityIn(db, world.people.upperIt, town);
      expect(it.authority).toBe(world.upperTown);
      expect(it.authorities).toEqual([world.upperTown]);
    });

    it('leaves the ended towns readable for who could read them, and changes nothing there any more', async () => {
      const it = await identityIn(db, world.people.upperIt, world.upperTown);
      expect(it.permissions.has('inventory:read')).toBe(true);
      expect(it.permissions.has('inventory:write')).toBe(false);
      expect(it.permissions.has('inventory:import')).toBe(false);
      expect(it.choices.at(-1)).toMatchObject({ id: world.upperTown, endedOn: today });
    });

    it('asks the successor about a provider that acted for one of them only', async () => {
      const { rows } = await db.asOperator((trx) =>
        sql`select provider_id, role, outcome from mandate_request where authority_id = ${town}`.execute(trx),
      );
      expect(rows).toEqual([{ provider_id: world.provider, role: 'bearbeitung', outcome: null }]);
      const provider = await identityIn(db, world.people.providerIt, town);
      expect(provider.choices.map(({ id }) => id).includes(town)).toBe(false);
    });

    it('ends no town twice and merges none that has ended', async () => {
      const again = await mergeAuthorities(db, world.operator, {
        from: [world.upperTown],
        into: world.district,
        on: today,
      });
      expect(again).toEqual({ ok: false, problem: 'already-ended' });
    });

    it('is taken back exactly', async () => {
      expect(await undoChange(db, world.operator, change)).toEqual({ ok: true });
      const strangers = await pictureOf(db);
      // The stranger of the test above stays.
      expect(without(strangers, 'Fremd')).toEqual(without(before, 'Fremd'));
      expect(await undoChange(db, world.operator, change)).toEqual({ ok: false, problem: 'not-found' });
    });

    const without = (picture: unknown, _name: string): unknown => {
      const { membership, ...rest } = picture as Record<string, string[]>;
      return { ...rest, membership: membership?.filter((row) => !isOfDistrict(row)) };
    };
    const isOfDistrict = (row: string): boolean =>
      (JSON.parse(row) as { authority_id: number }).authority_id === world.district;
  });

  describe('into a town that exists', () => {
    it('opens the newcomers’ data only to who could do there what they may do here', async () => {
      world = await givenWorld(db);
      const strong = await givenAccount(db, 'Stark', [
        [world.upperTown, 'lesen'],
        [world.lowerTown, 'bearbeitung'],
      ]);
      const before = await pictureOf(db);
      const done = await mergeAuthorities(db, world.operator, {
        from: [world.lowerTown],
        into: world.upperTown,
        on: today,
      });
      if (!done.ok) throw new Error(done.problem);
      const reach = async (account: string) => (await identityIn(db, account, world.upperTown)).authorities;
      expect(await reach(world.people.upperIt)).toEqual([world.upperTown]);
      // Reads below, writes above: would write below through the merge.
      expect(await reach(world.people.bothEditor)).toEqual([world.upperTown]);
      expect(await reach(strong)).toEqual([world.upperTown, world.lowerTown]);
      expect(await undoChange(db, world.operator, done.change)).toEqual({ ok: true });
      expect(await pictureOf(db)).toEqual(before);
    });

    it('opens nothing by a second merge to who was let into the data of the first', async () => {
      world = await givenWorld(db);
      const [village = 0] = world.villages;
      const both = await givenAccount(db, 'Beide', [
        [world.upperTown, 'lesen'],
        [world.lowerTown, 'lesen'],
      ]);
      const into = world.upperTown;
      await mergeAuthorities(db, world.operator, { from: [world.lowerTown], into, on: today });
      await mergeAuthorities(db, world.operator, { from: [village], into, on: today });
      const { authorities } = await identityIn(db, both, into);
      expect(authorities).toEqual([into, world.lowerTown]);
    });

    it('opens nothing to a right that reached every predecessor of its time', async () => {
      world = await givenWorld(db);
      const [first = 0, second = 0] = world.villages;
      const into = world.upperTown;
      await mergeAuthorities(db, world.operator, { from: [first], into, on: today });
      await db.asOperator((trx) =>
        trx
          .updateTable('membership')
          .set({ predecessors: true, reach: null })
          .where('account_id', '=', world.people.upperReader)
          .execute(),
      );
      await mergeAuthorities(db, world.operator, { from: [second], into, on: today });
      const { authorities } = await identityIn(db, world.people.upperReader, into);
      expect(authorities).toEqual([into, first]);
    });
  });

  it('lets a provider go on where it acted for every predecessor, with the lesser of its mandates', async () => {
    world = await givenWorld(db);
    await givenMandate(db, world.lowerTown, world.provider, 'lesen');
    const { authority: town } = await merged(newTown);
    const provider = await identityIn(db, world.people.providerIt, town);
    expect(provider.authority).toBe(town);
    expect(provider.authorities.toSorted((a, b) => a - b)).toEqual([world.upperTown, world.lowerTown, town]);
    expect([...provider.permissions].toSorted()).toEqual(['account:self', 'inventory:read', 'report:export']);
  });

  it('asks the customers of a provider that ends, and gives its successor no mandate', async () => {
    world = await givenWorld(db);
    const done = await mergeAuthorities(db, world.operator, {
      from: [world.provider],
      into: { ...newTown, name: 'Rechenzentrum Land', kind: 'it-provider' },
      on: today,
    });
    if (!done.ok) throw new Error(done.problem);
    const { rows } = await db.asOperator((trx) =>
      sql`select authority_id, provider_id from mandate_request where outcome is null
        and authority_id = ${world.upperTown}`.execute(trx),
    );
    expect(rows).toEqual([{ authority_id: world.upperTown, provider_id: done.authority }]);
    const pia = await identityIn(db, world.people.providerIt, world.upperTown);
    expect(pia.authority).toBe(world.upperTown);
    expect(pia.mandate?.provider).toBe(world.provider);
  });

  it('is refused where it would lead from an authority back to itself, and names the way', async () => {
    const [a, b, c] = [
      await givenAuthority(db, 'Erster'),
      await givenAuthority(db, 'Mitte'),
      await givenAuthority(db, 'Letzter'),
    ];
    await db.asOperator((trx) =>
      trx
        .insertInto('authority_relation')
        .values([
          { from_id: a, to_id: b, kind: 'belongs-to' },
          { from_id: b, to_id: c, kind: 'belongs-to' },
        ])
        .execute(),
    );
    const before = await pictureOf(db);
    const refused = await mergeAuthorities(db, instanceOperator, {
      from: [a, c],
      into: { ...newTown, name: 'Ring' },
      on: today,
    });
    expect(refused).toEqual({ ok: false, problem: 'cycle', path: expect.arrayContaining(['Mitte', 'Ring']) });
    expect(await pictureOf(db)).toEqual(before);
  });

  it('says beforehand what it will do, and does it', async () => {
    world = await givenWorld(db);
    const from = [world.upperTown, world.lowerTown];
    const before = await pictureOf(db);
    const preview = await previewMerge(db, world.operator, { from, into: newTown, on: today });
    expect(preview).toEqual({
      ok: true,
      preview: {
        relations: { ended: 5, carried: 3 },
        people: { carried: [{ role: 'lesen', accounts: 1 }], stayBehind: 4, reach: 0, reachNot: 0 },
        mandates: { carried: 0, asked: 1 },
      },
    });
    expect(await pictureOf(db)).toEqual(before);
  });

  it('is not taken back once the new town has something of its own, nor after 30 days', async () => {
    world = await givenWorld(db);
    const { authority: town, change } = await merged(newTown);
    await db.asOperator((trx) =>
      sql`update authority_change set applied_at = now() - interval '31 days' where id = ${change}`.execute(
        trx,
      ),
    );
    expect(await undoChange(db, world.operator, change)).toEqual({ ok: false, problem: 'too-late' });
    await db.asOperator((trx) =>
      sql`update authority_change set applied_at = now() where id = ${change}`.execute(trx),
    );
    await givenAccount(db, 'Neu', [[town, 'it-leitung']]);
    expect(await undoChange(db, world.operator, change)).toEqual({ ok: false, problem: 'in-use' });
  });

  it('takes effect on no day to come, and needs the right to', async () => {
    world = await givenWorld(db);
    const merge = { from: [world.upperTown], into: world.lowerTown, on: '2999-01-01' };
    expect(await mergeAuthorities(db, world.operator, merge)).toEqual({
      ok: false,
      problem: 'date-in-future',
    });
    const lead = await identityIn(db, world.people.upperLead, world.upperTown);
    await expect(mergeAuthorities(db, lead, { ...merge, on: today })).rejects.toThrow('not allowed');
  });

  it('may be a split: data and readers stay behind, relations pass as chosen, and it can be taken back', async () => {
    world = await givenWorld(db);
    const before = await pictureOf(db);
    const relations = (await viewAuthority(db, world.operator, String(world.upperTown)))?.relations ?? [];
    const served = relations.find((each) => each.kind === 'served-by');
    const split = await splitAuthority(db, world.operator, {
      from: world.upperTown,
      into: [
        { ...newTown, name: 'Oberbach-Nord' },
        { ...newTown, name: 'Oberbach-Süd' },
      ],
      on: today,
      carry: new Map([[served?.id ?? 0, [1]]]),
    });
    if (!split.ok) throw new Error(split.problem);
    const [north = 0, south = 0] = split.authorities;
    expect(await relationsOf(db, north)).toEqual([
      'belongs-to Kreis Bachland',
      'member-of Zweckverband Bachwasser',
      'split-into Stadt Oberbach',
    ]);
    expect(await relationsOf(db, south)).toContain('served-by Rechenzentrum Bachland');
    const it = await identityIn(db, world.people.upperIt, north);
    expect(it.authorities).toEqual([world.upperTown]);
    expect(it.permissions.has('inventory:write')).toBe(false);
    expect(await undoChange(db, world.operator, split.change)).toEqual({ ok: true });
    expect(await pictureOf(db)).toEqual(before);
  });

  it('keeps identityFrom honest: a role given later does not widen an older reach', () => {
    const base = { name: 'x', sample: false, workplaces: null, endedOn: null };
    const rights = {
      account: { id: 'a', name: 'A' },
      instanceRoles: [],
      mandates: [],
      memberships: [
        { ...base, authority: 1, predecessors: true, merged: [2], role: 'lesen' as const },
        { ...base, authority: 1, predecessors: false, merged: [2], role: 'bearbeitung' as const },
      ],
    };
    expect(identityFrom(rights, 1).authorities).toEqual([1]);
    expect(identityFrom({ ...rights, memberships: rights.memberships.slice(0, 1) }, 1).authorities).toEqual([
      1, 2,
    ]);
  });
});
