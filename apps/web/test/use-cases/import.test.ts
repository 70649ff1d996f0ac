import { utils, write } from '@e965/xlsx';
import { describe, expect, it, vi } from 'vitest';
import {
  cancelImport,
  confirmImport,
  discardImport,
  forgetOldDrafts,
  remapImport,
  runImport,
  viewImport,
  type ImportJob,
} from '#lib/server/inventory/index.ts';
import { startWorker, type JobContext } from '#lib/server/jobs/index.ts';
import { sql } from 'kysely';
import { storeKinds } from '../store/stores.ts';
import {
  csv,
  draft,
  givenStore,
  importOf,
  importRowsOf,
  inventoryOf,
  mappingOf,
  recognition,
  runNow,
  takeOver,
  uploadOf,
} from './given.ts';

const list = csv(
  ['Anwendung', 'Hersteller', 'Fachbereich', 'Anzahl Nutzer', 'Vertragsende'],
  ['Mozilla Firefox', 'Mozilla', 'IT', 500, '31.12.2027'],
  ['KeePassXC', 'KeePassXC Team', 'IT', 40, ''],
  ['Security Update for Microsoft Office 2016 (KB4011622)', 'Microsoft', 'IT', '', ''],
  ['', 'ohne Namen', 'IT', '', ''],
  ['KeePassXC', 'KeePassXC Team', 'IT', 40, ''],
  ['Hausgemachtes Verfahren', '', 'Bauamt', 'viele', '31.02.2027'],
);

describe.each(storeKinds())('an import on the $name store', (kind) => {
  const given = givenStore(kind);

  it('is a draft at first, with nothing of it in the inventory', async () => {
    const town = await given.newTown();
    const id = await draft(given.db, town, list);
    const view = await viewImport(given.db, town, id, { language: 'de', all: false });
    expect(view).toMatchObject({ state: 'draft', rows: 6, counts: { accepted: 3, folded: 2, rejected: 1 } });
    expect(view?.columns.map(({ role }) => role)).toEqual([
      'name',
      'vendor',
      'department',
      'users',
      'contract-end',
    ]);
    expect(await inventoryOf(given.db, town)).toEqual([]);
    expect(await importRowsOf(given.db, town, id)).toEqual([]);
  });

  it('shows at once what other column roles would mean, and still takes nothing over', async () => {
    const town = await given.newTown();
    const id = await draft(given.db, town, list);
    await remapImport(given.db, town, id, { mapping: { 1: 'name', 0: 'description' } });
    const view = await viewImport(given.db, town, id, { language: 'de', all: false });
    expect(view?.sample.map(({ name }) => name)).toContain('ohne Namen');
    expect(view?.columns.map(({ role }) => role)).toEqual(['description', 'name', null, null, null]);
    expect(await inventoryOf(given.db, town)).toEqual([]);
    await remapImport(given.db, town, id, { guess: true });
    const back = await viewImport(given.db, town, id, { language: 'de', all: false });
    expect(back?.counts).toEqual({ accepted: 3, folded: 2, rejected: 1 });
  });

  it('comes in through the queue once confirmed, and every row is accounted for', async () => {
    const town = await given.newTown();
    const id = await draft(given.db, town, list);
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    const worker = await startWorker(
      given.db,
      { 'import-list': (context: JobContext<ImportJob>) => runImport(context, recognition) },
      { lookEvery: 50 },
    );
    await vi.waitFor(
      async () => {
        const view = await viewImport(given.db, town, id, { language: 'de', all: false });
        expect(view?.result).not.toBeNull();
      },
      { timeout: 60_000, interval: 50 },
    );
    await worker.stop();

    const stored = await importOf(given.db, town, id);
    expect(stored).toMatchObject({ state: 'done', rows: 6, accepted: 3, folded: 2, rejected: 1 });
    const rows = await importRowsOf(given.db, town, id);
    expect(rows.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [2, 'accepted', null],
      [3, 'accepted', null],
      [4, 'folded', 'update'],
      [5, 'rejected', 'row-without-name'],
      [6, 'folded', 'duplicate'],
      [7, 'accepted', null],
    ]);
    expect(rows.at(-1)?.raw).toEqual(['Hausgemachtes Verfahren', '', 'Bauamt', 'viele', '31.02.2027']);
    const inventory = await inventoryOf(given.db, town);
    expect(
      inventory.map(({ name, department, users, contract_end }) => [name, department, users, contract_end]),
    ).toEqual([
      ['Mozilla Firefox', 'IT', 500, '2027-12-31'],
      ['KeePassXC', 'IT', 40, null],
      ['Hausgemachtes Verfahren', 'Bauamt', null, null],
    ]);
    expect(inventory[0]).toMatchObject({ product_id: 'firefox', match_state: 'accept' });
    expect(new Set(rows.map(({ application_id }) => application_id))).toEqual(
      new Set([...inventory.map(({ id: application }) => application), null]),
    );
    const view = await viewImport(given.db, town, id, { language: 'de', all: true });
    expect(view?.result).toMatchObject({ added: 3, changed: 0, unchanged: 0 });
    expect(view?.problems.join('\n')).toMatch(/31\.02\.2027/);
  });

  it('keeps of the file its name, size and hash, and the list only until it is taken over', async () => {
    const town = await given.newTown();
    const id = await draft(given.db, town, list);
    expect((await uploadOf(given.db, town, id)).packed).not.toBeNull();
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    await runNow(given.db, town, id);
    const upload = await uploadOf(given.db, town, id);
    expect(upload).toMatchObject({ name: 'liste.csv', size: list.bytes.byteLength, packed: null });
    expect(upload.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('forgets the list when the import is cancelled, and everything when the draft is discarded', async () => {
    const town = await given.newTown();
    const cancelled = await draft(given.db, town, list);
    await confirmImport(given.db, town, cancelled, await mappingOf(given.db, town, cancelled));
    await cancelImport(given.db, town, cancelled);
    expect((await uploadOf(given.db, town, cancelled)).packed).toBeNull();
    const discarded = await draft(given.db, town, list);
    await discardImport(given.db, town, discarded);
    expect(await viewImport(given.db, town, discarded, { language: 'de', all: false })).toBeNull();
    const uploads = await given.db.asActor(town, (trx) => trx.selectFrom('upload').select('id').execute());
    expect(uploads).toHaveLength(1);
  });

  it('forgets at night the drafts that are older than a day, and no other', async () => {
    const town = await given.newTown();
    const [old, fresh] = [await draft(given.db, town, list), await draft(given.db, town, list)];
    const { id: done } = await takeOver(given.db, town, list);
    const yesterday = sql<Date>`now() - interval '25 hours'`;
    for (const id of [old, done])
      await given.db.asActor(town, (trx) =>
        trx
          .updateTable('import')
          .set({ created_at: yesterday as never })
          .where('id', '=', id)
          .execute(),
      );
    await forgetOldDrafts(given.db);
    const left = await given.db.asActor(town, (trx) => trx.selectFrom('import').select('id').execute());
    expect(left.map(({ id }) => id).toSorted()).toEqual([fresh, done].toSorted());
    const uploads = await given.db.asActor(town, (trx) => trx.selectFrom('upload').select('id').execute());
    expect(uploads).toHaveLength(2);
  });

  it('reads another sheet of a workbook without asking for the file again', async () => {
    const town = await given.newTown();
    const id = await draft(given.db, town, { name: 'liste.ods', bytes: twoSheets() });
    const shown = async () => viewImport(given.db, town, id, { language: 'de', all: false });
    expect(await shown()).toMatchObject({ sheet: 'Verfahren', sheets: ['Verfahren', 'Arbeitsplatz'] });
    expect((await shown())?.sample.map(({ name }) => name)).toEqual(['VOIS']);
    await remapImport(given.db, town, id, { guess: true, sheet: 'Arbeitsplatz' });
    expect((await shown())?.sheet).toBe('Arbeitsplatz');
    await confirmImport(given.db, town, id, await mappingOf(given.db, town, id));
    await runNow(given.db, town, id);
    expect((await inventoryOf(given.db, town)).map(({ name }) => name)).toEqual(['7-Zip', 'Notepad++']);
  });

  it('takes pasted cells as well as a file', async () => {
    const town = await given.newTown();
    const { result } = await takeOver(given.db, town, {
      text: 'Verfahren\tHersteller\nVOIS\tHSH\nALLRIS\tCC e-gov\n',
    });
    expect(result.added).toBe(2);
  });

  it('does nothing for an import that is no draft, or of another authority', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    const { id } = await takeOver(given.db, town, list);
    await confirmImport(given.db, town, id, {});
    await discardImport(given.db, town, id);
    await cancelImport(given.db, town, id);
    await remapImport(given.db, town, id, { mapping: { 1: 'name' } });
    expect((await importOf(given.db, town, id)).state).toBe('done');
    const other = await draft(given.db, town, list);
    await confirmImport(given.db, neighbour, other, { 0: 'name' });
    await discardImport(given.db, neighbour, other);
    await remapImport(given.db, neighbour, other, { mapping: { 1: 'name' } });
    expect(await viewImport(given.db, neighbour, other, { language: 'de', all: false })).toBeNull();
    expect(await importOf(given.db, town, other)).toMatchObject({ state: 'draft', accepted: 3 });
  });
});

function twoSheets(): Uint8Array {
  const book = utils.book_new();
  const add = (name: string, rows: string[][]) =>
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  add('Verfahren', [
    ['Verfahren', 'Hersteller'],
    ['VOIS', 'HSH'],
  ]);
  add('Leer', []);
  add('Arbeitsplatz', [
    ['Programm', 'Hersteller'],
    ['7-Zip', 'Igor Pavlov'],
    ['Notepad++', 'Don Ho'],
  ]);
  return new Uint8Array(write(book, { type: 'array', bookType: 'ods' }) as ArrayBuffer);
}
