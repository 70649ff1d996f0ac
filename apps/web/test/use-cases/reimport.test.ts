import { interpretList, readList } from '@allmende/inventory';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  decideMatch,
  editApplications,
  importReadList,
  undoDecision,
  undoImport,
  type ImportResult,
} from '#lib/server/inventory/index.ts';
import { changedFields, importedFields, sourceKeys } from '#lib/server/inventory/application-fields.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, importRowsOf, inventoryOf, knowledge, pictureOf, recognition } from './given.ts';

const header = [
  'Anwendung',
  'Hersteller',
  'Fachbereich',
  'Anzahl Nutzer',
  'Vertragsende',
  'Kosten p. a.',
  'Bemerkung',
];
type Row = readonly string[];

const realNames = [...knowledge.products.values()].slice(0, 60).map(({ name }) => name);
const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
const anyRow: fc.Arbitrary<Row> = fc.tuple(
  fc.oneof(
    fc.constantFrom(...realNames),
    fc.constantFrom(...realNames).map((name) => `${name} 2.1`),
    anyText,
  ),
  fc.oneof(fc.constantFrom('', 'Microsoft', 'HSH', 'SAP SE'), anyText),
  fc.constantFrom('', 'Bauamt', 'Amt 33', 'IT'),
  fc.oneof(fc.nat(9_999).map(String), fc.constantFrom('', 'viele', '9999999999')),
  fc.constantFrom('', '31.12.2027', '12/2028', 'unbefristet', '31.02.2027'),
  fc.constantFrom('', '1.200,50 €', '100 €/Monat', 'zu teuer'),
  anyText,
);
const anyList = fc.array(anyRow, { minLength: 1, maxLength: 12 });

function entriesOf(rows: readonly Row[]) {
  const read = readList(csv(header, ...rows));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const mapping = Object.fromEntries(read.list.columns.map(({ index, role }) => [index, role]));
  return { list: read.list, mapping, interpretation: interpretList(read.list, mapping) };
}

/** Takes rows over without threads and queue, for many runs in little time. */
async function take(
  db: Database,
  actor: Actor,
  rows: readonly Row[],
): Promise<{ id: string; result: ImportResult }> {
  const read = entriesOf(rows);
  const result = await importReadList(db, actor, {
    name: 'liste.csv',
    size: 1,
    sha256: '0',
    ...read,
    recognition,
  });
  const newest = await db.asActor(actor, (trx) =>
    trx.selectFrom('import').select('id').orderBy('finished_at', 'desc').executeTakeFirstOrThrow(),
  );
  if (!result) throw new Error('nothing came in');
  return { id: newest.id, result };
}

describe('what a list changes', () => {
  const purpose = (text: string): string | null => recognition.capabilityByName(text);

  it('is nothing when it says what is stored', () => {
    fc.assert(
      fc.property(anyList, (rows) => {
        for (const entry of entriesOf(rows).interpretation.accepted) {
          const fields = importedFields(entry, purpose);
          expect(changedFields(fields, importedFields(entry, purpose), [])).toEqual({});
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is exactly the fields that differ, without those a person has corrected and those the list leaves empty', () => {
    const fields = fc.record({
      users: fc.option(fc.nat()),
      department: fc.option(anyText),
      contract_end: fc.option(fc.constantFrom('2027-12-31', '2028-12-31')),
      note: fc.option(anyText),
    });
    const nothing = importedFields({ line: 1, name: 'x' }, purpose);
    fc.assert(
      fc.property(
        fields,
        fields,
        fc.subarray(['users', 'department', 'contract_end', 'note']),
        (was, says, edited) => {
          const changed = changedFields({ ...nothing, ...was }, { ...nothing, ...says }, edited);
          for (const key of ['users', 'department', 'contract_end', 'note'] as const) {
            const changes = says[key] !== null && says[key] !== was[key] && !edited.includes(key);
            expect(Object.hasOwn(changed, key)).toBe(changes);
            if (changes) expect(changed[key]).toBe(says[key]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is told by keys that no two entries share, the same at every reading, and short enough for an index', () => {
    const long = fc.string({ minLength: 0, maxLength: 3000 });
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.oneof(anyText, long), department: long })), (given) => {
        const entries = given.map((entry, line) => ({ line, ...entry }));
        const folded = entries.map(({ name }) => recognition.matchKey(name));
        const keys = sourceKeys(entries, folded);
        expect(new Set(keys).size).toBe(entries.length);
        expect(sourceKeys(entries, folded)).toEqual(keys);
        for (const key of keys) expect(Buffer.byteLength(key)).toBeLessThan(2600);
      }),
      { numRuns: 500 },
    );
  });
});

describe.each(storeKinds())('the same list again on the $name store', (kind) => {
  const given = givenStore(kind);
  let town: Actor;
  beforeAll(async () => {
    town = await given.newTown();
  });

  it('changes nothing, whatever the list holds, and undoing it changes nothing either', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async (rows) => {
        const actor = await given.newTown();
        const first = await take(given.db, actor, rows);
        const { accepted, folded, rejected } = entriesOf(rows).interpretation;
        expect(accepted.length + folded.length + rejected.length).toBe(entriesOf(rows).list.rows.length);
        expect(first.result).toMatchObject({ added: accepted.length, changed: 0, unchanged: 0 });
        const before = await pictureOf(given.db, actor);
        const second = await take(given.db, actor, rows);
        expect(second.result).toMatchObject({ added: 0, changed: 0, unchanged: accepted.length });
        expect(await pictureOf(given.db, actor)).toEqual(before);
        expect(await undoImport(given.db, actor, second.id)).toEqual({ ok: true });
        expect(await pictureOf(given.db, actor)).toEqual(before);
        expect(await undoImport(given.db, actor, first.id)).toEqual({ ok: true });
        expect(await inventoryOf(given.db, actor)).toEqual([]);
      }),
      { numRuns: kind.name === 'embedded' ? 60 : 40 },
    );
  });

  it('with one cell changed changes exactly that application, and undoing it restores every field', async () => {
    const anyChange = fc.constantFrom<[column: number, value: string]>(
      [1, 'Neuer Hersteller GmbH'],
      [3, '4711'],
      [4, '30.06.2031'],
      [5, '77,00 €'],
      [6, 'eine neue Bemerkung'],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...realNames), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        anyChange,
        async (names, at, [column, value]) => {
          const actor = await given.newTown();
          const rows = names.map((name) => [name, '', 'IT', '', '', '', '']);
          await take(given.db, actor, rows);
          const before = await pictureOf(given.db, actor);
          const target = at % (await inventoryOf(given.db, actor)).length;
          const name = (await inventoryOf(given.db, actor))[target]?.raw_name;
          const changed = rows.map((row) => (row[0] === name ? row.with(column, value) : row));
          const { id, result } = await take(given.db, actor, changed);
          expect(result).toMatchObject({ added: 0, changed: 1 });
          const after = await pictureOf(given.db, actor);
          expect(
            after.flatMap((row, index) =>
              JSON.stringify(row) === JSON.stringify(before[index]) ? [] : [index],
            ),
          ).toEqual([target]);
          await undoImport(given.db, actor, id);
          expect(await pictureOf(given.db, actor)).toEqual(before);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('leaves alone what a person has corrected, also an emptied field', async () => {
    const rows = [['Hausverfahren', '', 'IT', '5', '31.12.2027', '', 'alt']];
    await take(given.db, town, rows);
    const [application] = await inventoryOf(given.db, town);
    const id = application?.id ?? 0;
    await editApplications(given.db, town, [id], { users: 50, contract_end: null });
    const { result } = await take(given.db, town, [
      ['Hausverfahren', '', 'IT', '7', '31.12.2030', '', 'neu'],
    ]);
    expect(result).toMatchObject({ added: 0, changed: 1 });
    expect((await inventoryOf(given.db, town))[0]).toMatchObject({
      users: 50,
      contract_end: null,
      note: 'neu',
    });
  });

  it('keeps what a person has decided about a name, also for new applications of that name', async () => {
    const actor = await given.newTown();
    const row = (department: string): Row => ['Unbekanntes Ding 3000', '', department, '', '', '', ''];
    await take(given.db, actor, [row('IT')]);
    const [application] = await inventoryOf(given.db, actor);
    await decideMatch(given.db, actor, application?.id ?? 0, { decision: 'accept', product: 'firefox' });
    const { result } = await take(given.db, actor, [row('IT'), row('Bauamt')]);
    expect(result).toMatchObject({ added: 1, changed: 0, unchanged: 1 });
    for (const each of await inventoryOf(given.db, actor))
      expect(each).toMatchObject({ product_id: 'firefox', match_state: 'decided' });
  });

  it('does not bring back what a person has decided to be no application of its own, and says so', async () => {
    const actor = await given.newTown();
    const rows = [
      ['Beipack-Werkzeug', '', 'IT', '', '', '', ''],
      ['Hausverfahren', '', 'IT', '', '', '', ''],
    ];
    await take(given.db, actor, rows);
    const [application] = await inventoryOf(given.db, actor);
    const decided = await decideMatch(given.db, actor, application?.id ?? 0, { decision: 'folded' });
    const { id, result } = await take(given.db, actor, rows);
    expect(result).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
    const kept = await importRowsOf(given.db, actor, id);
    expect(kept.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['folded', 'decided'],
      ['accepted', null],
    ]);
    expect(await inventoryOf(given.db, actor)).toHaveLength(1);
    expect(await undoDecision(given.db, actor, Number.NaN)).toBe(false);
    expect(await undoDecision(given.db, town, decided?.id ?? 0)).toBe(false);
    expect(await undoDecision(given.db, actor, decided?.id ?? 0)).toBe(true);
    expect(await inventoryOf(given.db, actor)).toHaveLength(2);
  });

  it('can be undone only while it is the newest one that stands', async () => {
    const actor = await given.newTown();
    const row = (users: string): Row[] => [['Hausverfahren', '', 'IT', users, '', '', '']];
    const [first, second, third] = [
      await take(given.db, actor, row('1')),
      await take(given.db, actor, row('2')),
      await take(given.db, actor, row('3')),
    ];
    const users = async () => (await inventoryOf(given.db, actor)).map((each) => each.users);
    expect(await undoImport(given.db, actor, first.id)).toEqual({ ok: false });
    expect(await undoImport(given.db, actor, second.id)).toEqual({ ok: false });
    expect(await users()).toEqual([3]);
    expect(await undoImport(given.db, town, third.id)).toEqual({ ok: false });
    expect(await undoImport(given.db, actor, third.id)).toEqual({ ok: true });
    expect(await undoImport(given.db, actor, third.id)).toEqual({ ok: false });
    expect(await users()).toEqual([2]);
    expect(await undoImport(given.db, actor, second.id)).toEqual({ ok: true });
    expect(await users()).toEqual([1]);
  });

  it('when undone leaves what a person has corrected or decided since', async () => {
    const actor = await given.newTown();
    const row = (users: string, note: string): Row[] => [
      ['Unbekanntes Ding 3000', '', 'IT', users, '', '', note],
    ];
    await take(given.db, actor, row('1', 'alt'));
    const { id } = await take(given.db, actor, row('2', 'neu'));
    const application = (await inventoryOf(given.db, actor))[0]?.id ?? 0;
    await editApplications(given.db, actor, [application], { users: 99 });
    await decideMatch(given.db, actor, application, { decision: 'accept', product: 'firefox' });
    await undoImport(given.db, actor, id);
    expect((await inventoryOf(given.db, actor))[0]).toMatchObject({
      users: 99,
      note: 'alt',
      product_id: 'firefox',
      match_state: 'decided',
    });
  });
});
