import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  confirmImport,
  decideMatch,
  editApplications,
  previewDifference,
  remapImport,
  removeApplications,
  restoreApplications,
  undoImport,
  viewImport,
  type DraftChoices,
} from '#lib/server/inventory/index.ts';
import { storeKinds } from '../store/stores.ts';
import {
  csv,
  draft,
  givenStore,
  importOf,
  importRowsOf,
  inventoryOf,
  knowledge,
  mappingOf,
  pictureOf,
  recognition,
  runNow,
} from '../use-cases/given.ts';
import { lastImport, take as takeList } from './take.ts';

type Row = readonly string[];
const header = ['ID', 'Anwendung', 'Hersteller', 'Fachbereich', 'Anzahl Nutzer'];
const realNames = [...knowledge.products.values()].slice(0, 30).map(({ name }) => name);
const anyRow: fc.Arbitrary<Row> = fc.tuple(
  fc.oneof(fc.constant(''), fc.nat(9).map(String)),
  fc.oneof(
    fc.constantFrom(...realNames),
    fc.constantFrom('Hausverfahren', 'Haus-Verfahren', 'Kataster Süd', 'Kataster Süd neu', 'Wahlhelfer'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  fc.constantFrom('', 'HSH', 'AKDB'),
  fc.constantFrom('', 'IT'),
  fc.oneof(fc.constant(''), fc.nat(50).map(String)),
);
const anyList = fc.array(anyRow, { minLength: 1, maxLength: 8 });

/** Takes rows under the usual header over. */
const take = (db: Database, actor: Actor, rows: readonly Row[]) => takeList(db, actor, csv(header, ...rows));

/** The inventory, and where each of its applications was seen. */
async function everything(db: Database, actor: Actor): Promise<object> {
  const [sources, sightings] = await db.asActor(actor, async (trx) => [
    await trx.selectFrom('list_source').selectAll().orderBy('id').execute(),
    await trx.selectFrom('sighting').selectAll().orderBy('application_id').orderBy('source_id').execute(),
  ]);
  return { applications: await pictureOf(db, actor), sources, sightings };
}

const named = async (db: Database, actor: Actor, name: string): Promise<number> =>
  (await inventoryOf(db, actor)).find((each) => each.raw_name === name)?.id ?? 0;

describe.each(storeKinds())('a list that comes again to the $name store', (kind) => {
  const given = givenStore(kind);
  const list = (...rows: (readonly (string | number)[])[]) => csv(header, ...rows);

  async function difference(actor: Actor, id: string) {
    const found = await previewDifference(given.db, actor, id, recognition, {
      limit: 100,
      nameOf: (_column, value) => value,
    });
    if (!found) throw new Error('no draft');
    return found;
  }
  const choose = (source: number | null, more: Partial<DraftChoices> = {}): DraftChoices => ({
    source,
    sourceName: '',
    separate: [],
    back: [],
    ...more,
  });

  it('and is taken back leaves everything as before, whatever it changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, anyList, fc.nat(20), fc.boolean(), async (first, second, at, removes) => {
        const actor = await given.newTown();
        await take(given.db, actor, first);
        const one = (await inventoryOf(given.db, actor))[at % 8];
        if (one && removes) await removeApplications(given.db, actor, [one.id]);
        const before = await everything(given.db, actor);
        await take(given.db, actor, second);
        const after = await everything(given.db, actor);
        const again = await take(given.db, actor, second);
        expect(again).toMatchObject({ added: 0, changed: 0, renamed: 0, gone: 0, returned: 0 });
        expect(await undoImport(given.db, actor, await lastImport(given.db, actor))).toEqual({ ok: true });
        expect(await everything(given.db, actor)).toEqual(after);
        expect(await undoImport(given.db, actor, await lastImport(given.db, actor))).toEqual({ ok: true });
        expect(await everything(given.db, actor)).toEqual(before);
        await undoImport(given.db, actor, await lastImport(given.db, actor));
        expect(await everything(given.db, actor)).toEqual({ applications: [], sources: [], sightings: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('shows what it would change, and then changes exactly that', async () => {
    const actor = await given.newTown();
    await takeList(
      given.db,
      actor,
      list(
        ['1', 'Hausverfahren', '', 'IT', 5],
        ['2', 'Altes Werkzeug', '', 'IT', ''],
        ['3', 'Wahlhelfer', '', 'Bauamt', ''],
        ['4', 'KeePassXC', '', 'IT', 7],
      ),
    );
    await editApplications(given.db, actor, [await named(given.db, actor, 'KeePassXC')], { users: 70 });
    const before = await pictureOf(given.db, actor);
    const id = await draft(
      given.db,
      actor,
      list(
        ['1', 'Hausverfahren', '', 'IT', 6],
        ['3', 'Ehrenamtsverwaltung', '', 'Bauamt', ''],
        ['4', 'KeePassXC', '', 'IT', 8],
        ['5', 'Nextcloud', '', 'IT', ''],
      ),
    );
    const shown = await difference(actor, id);
    expect(shown.counts).toMatchObject({ added: 1, changed: 1, renamed: 1, gone: 1, kept: 1, unchanged: 1 });
    expect(shown.added.map(({ line, name }) => [line, name])).toEqual([[5, 'Nextcloud']]);
    expect(shown.gone).toMatchObject([{ name: 'Altes Werkzeug', elsewhere: [] }]);
    expect(shown.renamed).toMatchObject([
      { from: 'Wahlhelfer', to: 'Ehrenamtsverwaltung', reason: 'same-id' },
    ]);
    expect(shown.changed.map(({ name, fields, kept }) => [name, fields, kept])).toEqual([
      ['Hausverfahren', [{ column: 'users', from: 5, to: 6 }], []],
      ['KeePassXC', [], [{ column: 'users', from: 70, to: 8 }]],
    ]);
    expect(await pictureOf(given.db, actor)).toEqual(before);

    await confirmImport(given.db, actor, id, await mappingOf(given.db, actor, id));
    expect(await runNow(given.db, actor, id)).toMatchObject({
      added: 1,
      changed: 2,
      renamed: 1,
      gone: 1,
      unchanged: 1,
    });
    expect((await inventoryOf(given.db, actor)).map(({ name, users }) => [name, users])).toEqual([
      ['Hausverfahren', 6],
      ['Altes Werkzeug', null],
      ['Ehrenamtsverwaltung', null],
      ['KeePassXC', 70],
      ['Nextcloud', null],
    ]);
  });

  it('is proposed as a new state of the source whose files look alike, and of no other', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const like = await difference(actor, await draft(given.db, actor, list(['2', 'KeePassXC', '', 'IT', 7])));
    expect(like.source).toMatchObject({ id: like.source.known[0]?.id, known: [{ name: 'liste' }] });
    expect(like.counts).toMatchObject({ added: 1, gone: 1 });
    const other = await draft(given.db, actor, csv(['Vertrag', 'Software'], ['V-1', 'Nextcloud']));
    expect((await difference(actor, other)).source.id).toBeNull();
    expect((await difference(actor, other)).counts).toMatchObject({ added: 1, gone: 0 });
  });

  it('belongs to the source that a person chooses, and a list of another source misses nothing of it', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const contracts = csv(['Software', 'Kosten p. a.'], ['Nextcloud', '100 €']);
    const result = await takeList(given.db, actor, contracts);
    expect(result).toMatchObject({ added: 1, gone: 0 });
    const id = await draft(given.db, actor, contracts);
    const [, glpi] = (await difference(actor, id)).source.known;
    await remapImport(
      given.db,
      actor,
      id,
      { mapping: await mappingOf(given.db, actor, id) },
      choose(glpi?.id ?? 0),
    );
    expect((await difference(actor, id)).counts).toMatchObject({ gone: 1 });
    const named = choose(null, { sourceName: 'Zweite Liste' });
    await remapImport(given.db, actor, id, { mapping: await mappingOf(given.db, actor, id) }, named);
    expect((await difference(actor, id)).source).toMatchObject({ id: null, name: 'Zweite Liste' });
    const foreign = await given.newTown();
    await take(given.db, foreign, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const stolen =
      (await difference(foreign, await draft(given.db, foreign, contracts))).source.known[0]?.id ?? 0;
    await remapImport(given.db, actor, id, { mapping: await mappingOf(given.db, actor, id) }, choose(stolen));
    expect((await difference(actor, id)).source.id).toBeNull();
  });

  it('with ids of its own meets applications of another list by their name, never by a number', async () => {
    const actor = await given.newTown();
    await takeList(
      given.db,
      actor,
      list(['1', 'Hausverfahren', '', 'IT', 5], ['2', 'KeePassXC', '', 'IT', 7]),
    );
    const other = csv(['ID', 'Software', 'Fachbereich'], ['1', 'KeePassXC', 'IT'], ['2', 'Wahlhelfer', 'IT']);
    expect(await takeList(given.db, actor, other)).toMatchObject({ added: 1, renamed: 0 });
    expect((await inventoryOf(given.db, actor)).map(({ name }) => name)).toEqual([
      'Hausverfahren',
      'KeePassXC',
      'Wahlhelfer',
    ]);
    expect(await takeList(given.db, actor, other)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  it('keeps what a person has decided and written when an application is called otherwise', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['7', 'Wahlhelfer', '', 'IT', '']]);
    const id = await named(given.db, actor, 'Wahlhelfer');
    await decideMatch(given.db, actor, id, { decision: 'accept', product: 'firefox' });
    await editApplications(given.db, actor, [id], { note: 'von Hand' });
    await take(given.db, actor, [['7', 'Ehrenamt', '', 'IT', '']]);
    expect(await inventoryOf(given.db, actor)).toMatchObject([
      { id, raw_name: 'Ehrenamt', product_id: 'firefox', match_state: 'decided', note: 'von Hand' },
    ]);
  });

  it('lets a person say that another name is another application', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['7', 'Wahlhelfer', '', 'IT', '']]);
    const old = await named(given.db, actor, 'Wahlhelfer');
    const id = await draft(given.db, actor, list(['7', 'Ehrenamt', '', 'IT', '']));
    const { source } = await difference(actor, id);
    const separate = choose(source.id, { separate: [old] });
    await remapImport(given.db, actor, id, { mapping: await mappingOf(given.db, actor, id) }, separate);
    expect(await difference(actor, id)).toMatchObject({
      counts: { added: 1, renamed: 0, gone: 1 },
      renamed: [{ id: old, separate: true }],
    });
    await confirmImport(given.db, actor, id, await mappingOf(given.db, actor, id), separate);
    expect(await runNow(given.db, actor, id)).toMatchObject({ added: 1, renamed: 0, gone: 1 });
    expect(await inventoryOf(given.db, actor)).toHaveLength(2);
  });

  it('does not bring back what a person removed, unless they want it', async () => {
    const actor = await given.newTown();
    const both = list(['1', 'Hausverfahren', '', 'IT', 5], ['2', 'Altes Werkzeug', '', 'IT', '']);
    await takeList(given.db, actor, both);
    const old = await named(given.db, actor, 'Altes Werkzeug');
    await removeApplications(given.db, actor, [old]);
    const result = await takeList(given.db, actor, both);
    const second = await lastImport(given.db, actor);
    expect(result).toMatchObject({ added: 0, changed: 0, removed: 1, unchanged: 1 });
    expect(await inventoryOf(given.db, actor)).toHaveLength(1);
    expect(
      (await importRowsOf(given.db, actor, second)).map(({ outcome, reason }) => [outcome, reason]),
    ).toEqual([
      ['accepted', null],
      ['folded', 'removed'],
    ]);
    const id = await draft(given.db, actor, both);
    const shown = await difference(actor, id);
    expect(shown.removed).toMatchObject([{ id: old, name: 'Altes Werkzeug', back: false }]);
    const back = choose(shown.source.id, { back: [old] });
    await confirmImport(given.db, actor, id, await mappingOf(given.db, actor, id), back);
    expect(await runNow(given.db, actor, id)).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect((await inventoryOf(given.db, actor)).map((each) => each.id)).toContain(old);
    await undoImport(given.db, actor, id);
    expect((await inventoryOf(given.db, actor)).map((each) => each.id)).not.toContain(old);
  });

  it('does not give an application back that an import brought in and that was taken back with it', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const old = await named(given.db, actor, 'Hausverfahren');
    await undoImport(given.db, actor, await lastImport(given.db, actor));
    const result = await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    expect(result).toMatchObject({ added: 1, removed: 0 });
    await removeApplications(given.db, actor, [await named(given.db, actor, 'Hausverfahren')]);
    expect(await restoreApplications(given.db, actor, [old])).toEqual([old]);
  });

  it('misses what it leaves out since then, and no longer once it names it again', async () => {
    const actor = await given.newTown();
    const missing = () =>
      given.db.asActor(actor, (trx) =>
        trx.selectFrom('sighting').select(['line', 'missing_since']).orderBy('application_id').execute(),
      );
    await takeList(
      given.db,
      actor,
      list(['1', 'Hausverfahren', '', 'IT', 5], ['2', 'Altes Werkzeug', '', 'IT', '']),
    );
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const { finished_at } = await importOf(given.db, actor, await lastImport(given.db, actor));
    expect(await missing()).toEqual([
      { line: 2, missing_since: null },
      { line: 3, missing_since: finished_at },
    ]);
    expect(await inventoryOf(given.db, actor)).toHaveLength(2);
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    expect((await missing())[1]?.missing_since).toEqual(finished_at);
    const result = await takeList(given.db, actor, list(['2', 'Altes Werkzeug', '', 'IT', '']));
    expect(result).toMatchObject({ returned: 1, gone: 1, unchanged: 1 });
    expect((await missing()).map(({ missing_since }) => missing_since === null)).toEqual([false, true]);
  });

  it('says nothing of the inventory of another authority', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    await take(given.db, town, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const id = await draft(given.db, town, list(['1', 'Hausverfahren', '', 'IT', 6]));
    const options = { limit: 100, nameOf: (_column: string, value: string) => value };
    expect(await previewDifference(given.db, neighbour, id, recognition, options)).toBeNull();
    const own = await draft(given.db, neighbour, list(['1', 'Hausverfahren', '', 'IT', 6]));
    expect((await difference(neighbour, own)).counts).toMatchObject({ added: 1, changed: 0 });
    expect((await viewImport(given.db, town, id, { language: 'de', all: false }))?.state).toBe('draft');
  });

  it('waits for a person who saves an application at the same moment, and keeps what they wrote', async () => {
    const actor = await given.newTown();
    await take(given.db, actor, [['1', 'Hausverfahren', '', 'IT', '5']]);
    const own = await named(given.db, actor, 'Hausverfahren');
    const id = await draft(given.db, actor, list(['1', 'Hausverfahren', '', 'IT', 6]));
    await confirmImport(given.db, actor, id, await mappingOf(given.db, actor, id));
    await Promise.all([
      runNow(given.db, actor, id),
      editApplications(given.db, actor, [own], { note: 'zur selben Zeit' }),
    ]);
    expect(await inventoryOf(given.db, actor)).toMatchObject([{ users: 6, note: 'zur selben Zeit' }]);
  });
});
