import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { indexPlaces, type Place } from '@allmende/knowledge';
import { describe, expect, it } from 'vitest';
import { identityOf, type Identity } from '#lib/server/accounts/index.ts';
import {
  chooseTowns,
  confirmTowns,
  leftOutRows,
  remapImport,
  undoTown,
  viewBatch,
  viewTowns,
} from '#lib/server/inventory/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, draft, givenStore, inventoryOf, mappingOf, runNow, type Given } from './given.ts';

const place = (key: string, name: string): Place => ({ key, name, kind: 'gemeinde', successors: [] });
const places = indexPlaces([
  place('01000001', 'Musterstadt, Stadt'),
  place('01000002', 'Nachbardorf'),
  place('01000003', 'Neudorf'),
  place('02000003', 'Neudorf'),
  place('01000004', 'Fernhausen'),
]);

const list = csv(
  ['Kommune', 'Verfahren', 'Hersteller'],
  ['Stadt Musterstadt', 'VOIS', 'HSH'],
  ['01000002', 'ALLRIS', 'CC e-gov'],
  ['Musterstadt', 'LOGA', 'P&I'],
  ['Fernhausen', 'MESO', 'HSH'],
  ['Atlantis', 'Nextcloud', ''],
  ['', 'OK.EWO', 'AKDB'],
  ['Neudorf', 'session', 'Somacos'],
  ['1000002', '', 'ohne Name'],
);

describe.each(storeKinds())('a list of several towns on the $name store', (kind) => {
  const given = givenStore(kind);
  let count = 0;

  /** A provider with mandates for towns, and somebody there who brings lists in. */
  async function provider(towns: { name: string; key: string; role: 'bearbeitung' | 'lesen' }[]) {
    const house = await createTown(given.db, `Rechenzentrum ${++count}`);
    const actors: Actor[] = [];
    const account = await given.db.asOperator(async (trx) => {
      const email = `rz${count}@${kind.name}.example`;
      const { id } = await trx
        .insertInto('account')
        .values({ name: 'Erika', email, password_hash: null, totp_secret: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('membership')
        .values({ account_id: id, authority_id: house.authority, role: 'bearbeitung', granted_by: 'local' })
        .execute();
      return id;
    });
    for (const { name, key, role } of towns) {
      const town = await createTown(given.db, name);
      actors.push(town);
      await given.db.asOperator(async (trx) => {
        // A key is one authority's; that of the test before is not needed any more.
        await trx.updateTable('authority').set({ key: null }).where('key', '=', key).execute();
        await trx
          .updateTable('authority')
          .set({ key, sample: false })
          .where('id', '=', town.authority)
          .execute();
        await trx
          .insertInto('mandate')
          .values({ authority_id: town.authority, provider_id: house.authority, role, granted_by: 'local' })
          .execute();
      });
    }
    const found = await identityOf(given.db, account, house.authority, { via: 'session', session: null });
    if (!found) throw new Error('somebody');
    return { identity: found, house, towns: actors };
  }

  const usual = () =>
    provider([
      { name: 'Musterstadt', key: '01000001', role: 'bearbeitung' },
      { name: 'Gemeinde Nachbardorf', key: '01000002', role: 'bearbeitung' },
      { name: 'Fernhausen', key: '01000004', role: 'lesen' },
    ]);

  const batchOf = async (identity: Identity, id: string) => {
    const mapping = await mappingOf(given.db, identity, id);
    const taken = await confirmTowns(given.db, identity, id, places, mapping);
    return taken.ok ? taken.batch : null;
  };
  const choose = async (identity: Identity, id: string, chosen: Record<string, number>) => {
    const view = await viewTowns(given.db, identity, id, places);
    const byPlace = view?.towns.flatMap(({ town }, at) =>
      town in chosen ? [[at, chosen[town]!] as const] : [],
    );
    await chooseTowns(given.db, identity, id, Object.fromEntries(byPlace ?? []));
  };

  it('shows whose rows it knows, and why not of the others', async () => {
    const { identity, towns } = await usual();
    const view = await viewTowns(given.db, identity, await draft(given.db, identity, list), places);
    expect(view?.towns.map(({ town, rows, authority, why }) => [town, rows, authority, why])).toEqual([
      ['Stadt Musterstadt', 1, towns[0]?.authority, null],
      ['01000002', 1, towns[1]?.authority, null],
      ['Musterstadt', 1, towns[0]?.authority, null],
      ['Fernhausen', 1, null, 'town-not-yours'],
      ['Atlantis', 1, null, 'town-unknown'],
      ['', 1, null, 'town-missing'],
      ['Neudorf', 1, null, 'town-not-yours'],
      ['1000002', 1, towns[1]?.authority, null],
    ]);
    expect(view?.sum).toEqual({ towns: 2, rows: 4, left: 4 });
    expect(view?.choices.map(({ id }) => id)).not.toContain(towns[2]?.authority);
  });

  it('becomes one import in each town, in its own log, and keeps the other rows aside', async () => {
    const { identity, towns, house } = await usual();
    const id = await draft(given.db, identity, list);
    const batch = await batchOf(identity, id);
    const view = await viewBatch(given.db, identity, batch ?? '');
    expect(view?.towns.map(({ town, authority, rows, state }) => [town, authority, rows, state])).toEqual([
      ['Stadt Musterstadt, Musterstadt', towns[0]?.authority, 2, 'running'],
      ['01000002, 1000002', towns[1]?.authority, 2, 'running'],
    ]);
    for (const town of view?.towns ?? []) {
      const actor = towns.find(({ authority }) => authority === town.authority);
      if (actor) await runNow(given.db, actor, town.import);
    }
    const names = async (actor: Actor | undefined) =>
      actor ? (await inventoryOf(given.db, actor)).map(({ name }) => name) : [];
    expect(await names(towns[0])).toEqual(['VOIS', 'LOGA']);
    expect(await names(towns[1])).toEqual(['ALLRIS']);
    expect(await names(towns[2])).toEqual([]);
    expect(await names(house)).toEqual([]);
    expect(view?.leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'town-not-yours'],
      [6, 'town-unknown'],
      [7, 'town-missing'],
      [8, 'town-not-yours'],
    ]);
    const file = await leftOutRows(given.db, identity, batch ?? '', 'de');
    const text = Buffer.from(file!.bytes).toString();
    expect(text.split('\r\n')[0]).toBe('\ufeffGrund der Zurückweisung;Kommune;Verfahren;Hersteller');
    expect(text).toMatch(/Zeile 6: Zu dieser Kommune.*;Atlantis;Nextcloud;/);
    // The draft has become the batch.
    expect(await viewTowns(given.db, identity, id, places)).toBeNull();
  });

  it('is taken back town by town, by who may act there', async () => {
    const { identity, towns } = await usual();
    const batch = (await batchOf(identity, await draft(given.db, identity, list))) ?? '';
    const [first] = (await viewBatch(given.db, identity, batch))?.towns ?? [];
    await runNow(given.db, towns[0]!, first?.import ?? '');
    expect(await undoTown(given.db, identity, batch, first?.authority ?? 0)).toBe(true);
    expect(await inventoryOf(given.db, towns[0]!)).toEqual([]);
    expect((await viewBatch(given.db, identity, batch))?.towns[0]?.state).toBe('undone');
    const { identity: stranger } = await provider([]);
    expect(await viewBatch(given.db, stranger, batch)).toBeNull();
    expect(await undoTown(given.db, stranger, batch, first?.authority ?? 0)).toBe(false);

    await given.db.asOperator((trx) =>
      trx
        .updateTable('mandate')
        .set({ ended_at: new Date() })
        .where('authority_id', '=', first!.authority)
        .execute(),
    );
    expect((await viewBatch(given.db, identity, batch))?.towns[0]?.state).toBeNull();
    expect(await undoTown(given.db, identity, batch, first?.authority ?? 0)).toBe(false);
  });

  it('asks where a name may mean several, and takes what is chosen, also to leave a town out', async () => {
    const { identity, towns } = await provider([
      { name: 'Neudorf', key: '01000003', role: 'bearbeitung' },
      { name: 'Neudorf', key: '02000003', role: 'bearbeitung' },
      { name: 'Musterstadt', key: '01000001', role: 'bearbeitung' },
    ]);
    const id = await draft(given.db, identity, list);
    const before = await viewTowns(given.db, identity, id, places);
    expect(before?.towns.find(({ town }) => town === 'Neudorf')).toMatchObject({
      authority: null,
      why: 'town-ambiguous',
      options: [towns[0]?.authority, towns[1]?.authority],
    });
    const chosen = { Neudorf: towns[1]!.authority, Musterstadt: 0, 'Stadt Musterstadt': 0 };
    await choose(identity, id, chosen);
    const batch = await batchOf(identity, id);
    const view = await viewBatch(given.db, identity, batch ?? '');
    expect(view?.towns.map(({ authority }) => authority)).toEqual([towns[1]?.authority]);
    expect(view?.leftOut.filter(({ reason }) => reason === 'town-left-out')).toHaveLength(2);
  });

  it('goes into no town that the person was not let into, whatever is chosen', async () => {
    const { identity, towns } = await usual();
    const foreign = await given.newTown();
    const id = await draft(given.db, identity, list);
    const chosen = { Atlantis: foreign.authority, Fernhausen: towns[2]!.authority };
    await choose(identity, id, chosen);
    const batch = await batchOf(identity, id);
    const view = await viewBatch(given.db, identity, batch ?? '');
    expect(view?.towns.map(({ authority }) => authority)).toEqual([towns[0]?.authority, towns[1]?.authority]);
    const imports = (actor: Actor) =>
      given.db.asActor(actor, (trx) => trx.selectFrom('import').select('id').execute());
    expect(await imports(foreign)).toEqual([]);
    expect(await imports(towns[2]!)).toEqual([]);
  });

  it('is an ordinary list where no column is given that meaning', async () => {
    const { identity } = await usual();
    const id = await draft(given.db, identity, list);
    await remapImport(given.db, identity, id, { mapping: { 1: 'name', 2: 'vendor' } });
    expect(await viewTowns(given.db, identity, id, places)).toBeNull();
    expect(await batchOf(identity, id)).toBeNull();
  });

  it('is taken over as it was looked at only', async () => {
    const { identity } = await usual();
    const id = await draft(given.db, identity, list);
    const other = { 0: 'authority', 1: 'vendor', 2: 'name' } as const;
    expect(await confirmTowns(given.db, identity, id, places, other)).toEqual({
      ok: false,
      problem: 'changed',
    });
  });
});

const ratsinfo = resolve(
  import.meta.dirname,
  '../../../../../shared/data/inventories/ratsinfo-de/ris_staedte_derived.csv',
);
const here = existsSync(ratsinfo);

describe.each(storeKinds().filter(({ name }) => name === 'embedded'))('a real list of cities', (kind) => {
  const given = givenStore(kind);

  it.runIf(here)(`is split by city${here ? '' : ' (skipped: the shared data are not here)'}`, async () => {
    const town = await createTown(given.db, 'Stadt Trier');
    const choice = {
      id: town.authority,
      name: 'Stadt Trier',
      sample: false,
      workplaces: null,
      endedOn: null,
      through: null,
    };
    const identity = {
      ...town,
      via: 'local',
      roles: [],
      instanceRoles: [],
      permissions: new Set(['inventory:import', 'inventory:read']),
      mandate: null,
      session: null,
      choices: [choice],
    } as Identity;
    const of: Given = { name: 'staedte.csv', bytes: new Uint8Array(readFileSync(ratsinfo)) };
    const id = await draft(given.db, identity, of);
    const view = await viewTowns(given.db, identity, id, indexPlaces([]));
    expect(view?.towns.length).toBeGreaterThan(60);
    expect(view?.sum).toMatchObject({ towns: 1, rows: 1 });
    const taken = await confirmTowns(
      given.db,
      identity,
      id,
      indexPlaces([]),
      await mappingOf(given.db, town, id),
    );
    const [only] = (await viewBatch(given.db, identity, taken.ok ? taken.batch : ''))?.towns ?? [];
    await runNow(given.db, town, only?.import ?? '');
    expect((await inventoryOf(given.db, town)).map(({ name }) => name)).toEqual(['Allris']);
  });
});
