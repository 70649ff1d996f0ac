import { readKnowledge, indexKnowledge, matchTargets } from '@allmende/knowledge';
import { interpretList, readList } from '@allmende/inventory';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { importReadList } from '#lib/server/inventory/import-read-list.ts';
import type { ListToLoad } from '#lib/server/inventory/list-to-load.ts';
import { loadLists } from '#lib/server/inventory/load-lists.ts';
import { recognitionFrom } from '#lib/server/inventory/recognise.ts';
import { createTown } from './create-town.ts';
import { storeKinds } from './stores.ts';

const read = readKnowledge(join(import.meta.dirname, '../../../../knowledge'), '2099-12-31');
if (!read.ok) throw new Error('the facts are not valid');
const knowledge = indexKnowledge(read.knowledge);
const targets = matchTargets(knowledge);
const { capabilities } = knowledge;
const recognition = recognitionFrom(targets, capabilities);

const text = `Anwendung;Hersteller;Fachbereich;Anzahl Nutzer;Vertragsende;Kosten p. a.;Inventarnummer;Bemerkung
OK.EWO;AKDB;Bürgeramt;40;31.12.2027;1.200,00 €;A-1;"mit ""Zeichen"", \\N und ;
Zeilen"
Microsoft Office 2019 Standard;Microsoft;Alle;400;;;A-2;Tab\there
Nie gehörtes Verfahren;;Amt 3;3;;;A-3;
Sicherheitsupdate für Microsoft Office (KB1234567);Microsoft;Alle;;;;A-4;
;;;;;;;
OK.EWO;AKDB;Bürgeramt;2;;;A-5;
`;

function listFor(key: string, given = text): ListToLoad {
  const bytes = new TextEncoder().encode(given);
  const list = readList({ name: 'liste.csv', bytes });
  if (!list.ok) throw new Error('unread');
  const mapping = Object.fromEntries(list.list.columns.map(({ index, role }) => [index, role]));
  return {
    key,
    name: 'liste.csv',
    size: bytes.length,
    sha256: 'a'.repeat(64),
    list: list.list,
    mapping,
    interpretation: interpretList(list.list, mapping),
  };
}

const load = (db: Database, actor: string, lists: ListToLoad[]) =>
  loadLists(
    db,
    actor,
    lists.map((list) => Buffer.from(JSON.stringify(list))),
    { targets, capabilities },
  );

describe.each(storeKinds())('lists of many towns, loaded at once into the $name store', (kind) => {
  let db: Database;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });

  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const town = async (name: string, key: string) => {
    const made = await createTown(db, name);
    await db.asOperator((trx) =>
      trx.updateTable('authority').set({ key }).where('id', '=', made.authority).execute(),
    );
    return made;
  };

  /** All rows that a list has left in an authority, without what differs from town to town and from minute to minute. */
  const traces = async (authority: number): Promise<Record<string, unknown[]>> => {
    const found: Record<string, unknown[]> = {};
    const ids = new Map<string, string>();
    const plain = (value: unknown): unknown => {
      if (typeof value !== 'string') return value;
      return value
        .replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, (id) => {
          ids.set(id, ids.get(id) ?? `id ${ids.size}`);
          return ids.get(id) ?? '';
        })
        .replaceAll(/source:\d+/g, 'source');
    };
    for (const table of [
      'import',
      'upload',
      'list_source',
      'application',
      'sighting',
      'import_row',
      'change',
    ]) {
      const { rows } = await db.asOperator((trx) =>
        sql<Record<string, unknown>>`
          select (to_jsonb(held) - '{authority_id,created_at,updated_at,finished_at,at}'::text[]) as row
          from ${sql.table(table)} held where authority_id = ${authority}`.execute(trx),
      );
      found[table] = rows
        .map(({ row }) => {
          const fields = Object.entries(row as Record<string, unknown>).filter(
            ([name]) => !/^(?:id|application_id|source_id)$/.test(name),
          );
          return Object.fromEntries(fields.map(([name, value]) => [name, plain(value)]));
        })
        .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    }
    return found;
  };

  it('leave in each town what its own import would have left', async () => {
    const own = await town('Selbststadt', '99000001');
    const loaded = await town('Ladestadt', '99000002');
    const { key: _key, ...given } = listFor('99000001');
    await importReadList(db, own, { ...given, recognition });
    const result = await load(db, own.id, [listFor('99000002')]);
    expect(result).toMatchObject({ towns: 1, left: [] });
    expect(result.applications).toBe(3);
    expect(await traces(loaded.authority)).toEqual(await traces(own.authority));
  });

  it('change nothing when a town brings the same list in again, which it can take back', async () => {
    const again = await town('Wiederholstadt', '99000003');
    const given = listFor('99000003');
    const first = await load(db, 'local', [given]);
    const second = await importReadList(db, again, { ...given, recognition });
    expect(second).toMatchObject({ added: 0, changed: 0, gone: 0, unchanged: first.applications });
  });

  it('leave out towns that have an inventory, and keys that nobody has', async () => {
    const used = await town('Vollstadt', '99000004');
    const { key: _key, ...given } = listFor('99000004');
    await importReadList(db, used, { ...given, recognition });
    const before = await traces(used.authority);
    const result = await load(db, 'local', [listFor('99000004'), listFor('00000000')]);
    expect(result.left.map(({ key, reason }) => [key, reason])).toEqual([
      ['99000004', 'not-empty'],
      ['00000000', 'authority-unknown'],
    ]);
    expect(await traces(used.authority)).toEqual(before);
  });

  it('take the first of two lists with one key, and name the other', async () => {
    const { authority } = await town('Doppelstadt', '99000008');
    const second = { ...listFor('99000008'), name: 'zweite.csv' };
    const result = await load(db, 'local', [listFor('99000008'), second]);
    expect(result).toMatchObject({ towns: 1, left: [{ name: 'zweite.csv', reason: 'not-empty' }] });
    expect((await traces(authority))['upload']).toMatchObject([{ name: 'liste.csv' }]);
  });

  it('say which line is no list', async () => {
    const { authority } = await town('Fehlerstadt', '99000009');
    const good = Buffer.from(JSON.stringify(listFor('99000009')));
    const { key, ...keyless } = listFor('99000009');
    for (const bad of ['{', JSON.stringify({ key }), JSON.stringify({ ...keyless, key }), '"key"'])
      await expect(
        loadLists(db, 'local', [Buffer.from(' '), good, Buffer.from(bad)], { targets, capabilities }),
      ).rejects.toMatchObject({ number: 3 });
    expect(Object.values(await traces(authority)).flat()).toEqual([]);
  });

  it('leave everything as it was when one of them cannot be written', async () => {
    const good = await town('Gutstadt', '99000005');
    const bad = await town('Schlechtstadt', '99000006');
    const broken = listFor('99000006');
    const [entry] = broken.interpretation.accepted;
    if (entry) Object.assign(entry, { contractEnd: 'kein Datum' });
    const shape = await dressOf(db);
    await expect(load(db, 'local', [listFor('99000005'), broken])).rejects.toThrow();
    expect(await dressOf(db)).toEqual(shape);
    for (const { authority } of [good, bad])
      expect(Object.values(await traces(authority)).flat()).toEqual([]);
  });

  it('find the tables dressed as before: keys, indexes, and row-level security', async () => {
    await town('Nachherstadt', '99000007');
    const before = await dressOf(db);
    await load(db, 'local', [listFor('99000007')]);
    expect(await dressOf(db)).toEqual(before);
  });
});

async function dressOf(db: Database): Promise<unknown> {
  const { rows } = await db.asOperator((trx) =>
    sql`
      select relname::text, relrowsecurity, relforcerowsecurity,
        (select array_agg(pg_get_constraintdef(oid) order by conname) from pg_constraint where conrelid = c.oid)::text as keys,
        (select array_agg(pg_get_indexdef(indexrelid) order by indexrelid::regclass::text)
          from pg_index where indrelid = c.oid)::text as indexes
      from pg_class c where relnamespace = 'allmende'::regnamespace and relkind = 'r' order by relname`.execute(
      trx,
    ),
  );
  return rows;
}
