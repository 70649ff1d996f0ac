import { describe, expect, it } from 'vitest';
import { letters } from '#lib/server/exchange/workbook/book.ts';
import {
  applyReturn,
  bringBack,
  discardReturn,
  exportFile,
  giveOut,
  listReturns,
  undoReturn,
  viewReturn,
  type ExchangeFormat,
  type ReturnView,
} from '#lib/server/exchange/index.ts';
import { listApplications, readFilter } from '#lib/server/applications/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { editApplications, editFromFile, removeApplications, undoEdit } from '#lib/server/inventory/index.ts';
import { answerQuestion } from '#lib/server/sovereignty/index.ts';
import { utils, write } from '@e965/xlsx';
import { storeKinds } from '../store/stores.ts';
import {
  csv,
  givenStore,
  inventoryOf,
  knowledge,
  pictureOf,
  recognition,
  takeOver,
} from '../use-cases/given.ts';
import { editWorkbook } from './edit-workbook.ts';
import { columnOf } from './given-exchange.ts';

const list = csv(
  ['Anwendung', 'Hersteller', 'Amt', 'Nutzer', 'Vertragsende', 'Kosten'],
  ['MESO', 'HSH', 'Bürgeramt', 12, '31.12.2028', '1.200,50 €'],
  ['LOGA', 'P&I', 'Personalamt', 3, '', ''],
  ['Nextcloud', '', 'Hauptamt', '', '', ''],
);

const at = (field: string, row: number): string => `${letters(columnOf(field))}${row + 1}`;

describe.each(storeKinds())('an exchange with colleagues ($name)', (kind) => {
  const store = givenStore(kind);
  const facts = { knowledge, recognition };

  async function town(): Promise<{ actor: Actor; ids: number[] }> {
    const actor = await store.newTown();
    await takeOver(store.db, actor, list);
    return { actor, ids: (await inventoryOf(store.db, actor)).map(({ id }) => id) };
  }

  async function workbook(actor: Actor, format: ExchangeFormat = 'xlsx'): Promise<Uint8Array> {
    const { rows, date } = await listApplications(
      store.db,
      knowledge,
      actor,
      readFilter(new URLSearchParams()),
    );
    const id = await giveOut(store.db, knowledge, actor, { rows, date, language: 'de' });
    const file = await exportFile(store.db, actor, id ?? 0, format);
    if (!file) throw new Error('what was given out is there');
    return file.bytes;
  }

  async function back(actor: Actor, bytes: Uint8Array): Promise<ReturnView> {
    const brought = await bringBack(store.db, actor, { name: 'Bestand.xlsx', bytes });
    if (!brought.ok) throw new Error(JSON.stringify(brought));
    const view = await viewReturn(store.db, knowledge, actor, brought.id, { language: 'de', all: false });
    if (!view?.draft) throw new Error('a file that was read is a draft');
    return view;
  }

  const choices = (view: ReturnView, more: Partial<Parameters<typeof applyReturn>[4]> = {}) => ({
    seen: view.draft?.fingerprint ?? '',
    leave: new Set<string>(),
    theirs: new Set<string>(),
    add: new Set<string>(),
    ...more,
  });
  const apply = (actor: Actor, view: ReturnView, more?: Partial<Parameters<typeof applyReturn>[4]>) =>
    applyReturn(store.db, facts, actor, view.id, choices(view, more));

  it.each(['xlsx', 'ods'] as const)('takes over exactly the cells that were edited (%s)', async (format) => {
    const { actor } = await town();
    const before = await inventoryOf(store.db, actor);
    const file = editWorkbook(await workbook(actor, format), format, {
      [at('department', 1)]: 'Amt 32',
      [at('users', 2)]: null,
      [at('criticality', 3)]: '3 – hoch',
      [at('W2', 3)]: '0 – Vollständig, offenes Format, in den letzten 24 Monaten erprobt',
    });
    const view = await back(actor, file);
    expect(view.draft?.edits.map(({ name, field, before, after }) => [name, field, before, after])).toEqual([
      ['MESO', 'Amt', 'Bürgeramt', 'Amt 32'],
      ['LOGA', 'Nutzende', '3', null],
      ['Nextcloud', 'Kritikalität', null, '3 – hoch'],
      [
        'Nextcloud',
        'W2 Datenexport',
        null,
        '0 – Vollständig, offenes Format, in den letzten 24 Monaten erprobt',
      ],
    ]);
    expect(await apply(actor, view)).toEqual({
      ok: true,
      outcome: { cells: 4, applications: 3, added: 0 },
    });
    const after = await inventoryOf(store.db, actor);
    expect(
      after.map(({ department, users, criticality, edited: marks }) => [
        department,
        users,
        criticality,
        marks,
      ]),
    ).toEqual([
      ['Amt 32', 12, null, ['department']],
      ['Personalamt', null, null, ['users']],
      ['Hauptamt', null, 3, ['criticality']],
    ]);
    expect(after[0]).toEqual({
      ...before[0],
      department: 'Amt 32',
      edited: ['department'],
      revision: (before[0]?.revision ?? 0) + 1,
      updated_at: after[0]?.updated_at,
    });
    const again = await viewReturn(store.db, knowledge, actor, view.id, { language: 'de', all: false });
    expect([again?.state, again?.draft]).toEqual(['done', null]);
  });

  it('keeps in the history from which file and row a value came', async () => {
    const { actor, ids } = await town();
    const view = await back(
      actor,
      editWorkbook(await workbook(actor), 'xlsx', { [at('version', 2)]: '7.1' }),
    );
    await apply(actor, view);
    const [newest] = await store.db.asActor(actor, (trx) =>
      trx
        .selectFrom('change')
        .selectAll()
        .where('subject', '=', `application:${ids[1]}`)
        .orderBy('id', 'desc')
        .execute(),
    );
    expect([newest?.kind, newest?.after]).toEqual([
      'exchange',
      { exchange: view.id, file: 'Bestand.xlsx', sheet: 'Anwendungen', line: 3, version: '7.1' },
    ]);
  });

  it('undoes all of it, but for what was changed again since', async () => {
    const { actor, ids } = await town();
    await answerQuestion(store.db, actor, { application: ids[0] ?? 0, question: 'W1', value: 4 });
    const picture = await pictureOf(store.db, actor);
    const answers = () =>
      store.db.asActor(actor, (trx) => trx.selectFrom('answer').select(['variable', 'value']).execute());
    const file = editWorkbook(await workbook(actor), 'xlsx', {
      [at('department', 1)]: 'Amt 32',
      [at('note', 1)]: 'neu',
      [at('W1', 1)]: 'unbekannt',
      [at('name', 5)]: 'Ein neues Fachverfahren',
      [at('users', 5)]: 4,
    });
    const view = await back(actor, file);
    await apply(actor, view, { add: new Set(view.draft?.additions.map(({ id }) => id)) });
    expect(await inventoryOf(store.db, actor)).toHaveLength(4);
    expect(await answers()).toEqual([{ variable: 'W1', value: null }]);
    await editApplications(store.db, actor, [ids[0] ?? 0], { note: 'von Hand' });
    expect(await undoReturn(store.db, actor, view.id)).toBe(true);
    const [first, ...rest] = await pictureOf(store.db, actor);
    expect(first).toEqual({ ...picture[0], note: 'von Hand', edited: ['note'] });
    expect(rest).toEqual(picture.slice(1));
    expect(await answers()).toEqual([{ variable: 'W1', value: 4 }]);
    expect(await undoReturn(store.db, actor, view.id)).toBe(false);
  });

  it('asks which value holds where both sides changed a cell, and takes the chosen one', async () => {
    const { actor, ids } = await town();
    const file = editWorkbook(await workbook(actor), 'xlsx', {
      [at('department', 1)]: 'Amt 32',
      [at('version', 1)]: '2',
      [at('status', 1)]: 'Ablösung',
    });
    await editApplications(store.db, actor, [ids[0] ?? 0], {
      department: 'Amt 33',
      version: '3',
      status: 'Ablösung',
    });
    const view = await back(actor, file);
    expect(view.draft?.edits).toEqual([]);
    expect(view.draft?.counts.already).toBe(1);
    expect(
      view.draft?.conflicts.map(({ field, base, before, after }) => [field, base, before, after]),
    ).toEqual([
      ['Version', null, '3', '2'],
      ['Amt', 'Bürgeramt', 'Amt 33', 'Amt 32'],
    ]);
    expect(await apply(actor, view)).toEqual({ ok: false, why: 'nothing' });
    expect(await apply(actor, view, { theirs: new Set([`${ids[0]}.version`]) })).toMatchObject({ ok: true });
    expect((await inventoryOf(store.db, actor))[0]).toMatchObject({ version: '2', department: 'Amt 33' });
  });

  it('writes nothing when the inventory has changed since the person looked', async () => {
    const { actor, ids } = await town();
    const view = await back(actor, editWorkbook(await workbook(actor), 'xlsx', { [at('users', 1)]: 99 }));
    await editApplications(store.db, actor, [ids[0] ?? 0], { users: 50 });
    const picture = await pictureOf(store.db, actor);
    expect(await apply(actor, view)).toEqual({ ok: false, why: 'changed' });
    expect(await pictureOf(store.db, actor)).toEqual(picture);
  });

  it('writes nothing over a value that the person has not seen', async () => {
    const { actor, ids } = await town();
    const edit = {
      application: ids[0] ?? 0,
      set: { users: 99 },
      origin: { exchange: 'x', file: 'x', sheet: 'x', line: 2 },
    };
    const write = (users: number) =>
      store.db.asActor(actor, (trx) => editFromFile(trx, actor, [{ ...edit, from: { users } }]));
    expect(await write(11)).toBe(false);
    expect((await inventoryOf(store.db, actor))[0]?.users).toBe(12);
    expect(await write(12)).toBe(true);
  });

  it('leaves out what the person leaves out', async () => {
    const { actor, ids } = await town();
    const file = editWorkbook(await workbook(actor), 'xlsx', { [at('users', 1)]: 99, [at('users', 2)]: 98 });
    const view = await back(actor, file);
    expect(await apply(actor, view, { leave: new Set([`${ids[0]}.users`]) })).toMatchObject({ ok: true });
    expect((await inventoryOf(store.db, actor)).map(({ users }) => users)).toEqual([12, 98, null]);
  });

  it('adds rows without a number as applications, recognised like those of a list', async () => {
    const { actor } = await town();
    const file = editWorkbook(await workbook(actor), 'xlsx', {
      [at('name', 5)]: 'OK.EWO',
      [at('department', 5)]: 'Bürgeramt',
      [at('W3', 5)]: 'trifft nicht zu',
      [at('name', 6)]: 'MESO',
      [at('department', 6)]: 'Bürgeramt',
    });
    const view = await back(actor, file);
    expect(view.draft?.additions.map(({ name, isHere }) => [name, isHere])).toEqual([
      ['OK.EWO', false],
      ['MESO', true],
    ]);
    await apply(actor, view, { add: new Set(view.draft?.additions.map(({ id }) => id)) });
    const [added, twin] = (await inventoryOf(store.db, actor)).slice(3);
    expect(added).toMatchObject({ name: 'OK.EWO', department: 'Bürgeramt', product_id: 'ok-ewo' });
    expect(twin?.source_key).not.toBe((await inventoryOf(store.db, actor))[0]?.source_key);
    const answers = await store.db.asActor(actor, (trx) =>
      trx.selectFrom('answer').select(['application_id', 'variable', 'state']).execute(),
    );
    expect(answers).toEqual([{ application_id: added?.id, variable: 'W3', state: 'n/a' }]);
  });

  it('tells of applications that have left the inventory, and of rows that were deleted', async () => {
    const { actor, ids } = await town();
    const bytes = await workbook(actor);
    const file = editWorkbook(bytes, 'xlsx', {
      [at('users', 1)]: 99,
      ...Object.fromEntries(Array.from({ length: 31 }, (_, column) => [`${letters(column)}3`, null])),
    });
    await removeApplications(store.db, actor, [ids[0] ?? 0]);
    const { draft } = await back(actor, file);
    expect(draft?.edits).toEqual([]);
    expect(draft?.rows.map(({ name, why }) => [name, why.slice(0, 45)])).toEqual([
      ['MESO', 'Diese Anwendung ist nicht mehr im Bestand. Ih'],
    ]);
    expect(draft?.notes).toEqual([
      '1 weitergegebene Zeile fehlt in der Datei. Die Anwendung bleibt im Bestand; entfernen können Sie sie nur dort.',
    ]);
  });

  it('undoes a single application’s values on its page, whole files apart', async () => {
    const { actor, ids } = await town();
    const id = ids[0] ?? 0;
    await editApplications(store.db, actor, [id], { users: 20 });
    const view = await back(actor, editWorkbook(await workbook(actor), 'xlsx', { [at('users', 1)]: 30 }));
    await apply(actor, view);
    const users = async () => (await inventoryOf(store.db, actor))[0]?.users;
    expect(await users()).toBe(30);
    await undoReturn(store.db, actor, view.id);
    expect(await users()).toBe(20);
    await undoEdit(store.db, actor, id);
    expect(await users()).toBe(12);
  });

  it('refuses a workbook of another authority, row by row, and lists that are none of ours', async () => {
    const { actor } = await town();
    const { actor: other } = await town();
    const bytes = await workbook(actor);
    const view = await back(other, editWorkbook(bytes, 'xlsx', { [at('users', 1)]: 99 }));
    expect(view.draft?.edits).toEqual([]);
    expect(view.draft?.rows).toHaveLength(3);
    expect(await exportFile(store.db, other, 1, 'ods')).toBeNull();
    const foreign = write(
      utils.book_new(
        utils.aoa_to_sheet([
          ['Anwendung', 'Amt'],
          ['MESO', '10'],
        ]),
      ),
      {
        type: 'array',
        bookType: 'xlsx',
      },
    ) as ArrayBuffer;
    expect(await bringBack(store.db, actor, { name: 'x.xlsx', bytes: new Uint8Array(foreign) })).toEqual({
      ok: false,
      why: 'no-keys',
    });
    expect(
      await bringBack(store.db, actor, { name: 'x.xlsx', bytes: new TextEncoder().encode('PK nein') }),
    ).toMatchObject({ ok: false });
  });

  it('forgets a draft that is discarded', async () => {
    const { actor } = await town();
    const view = await back(actor, await workbook(actor));
    await discardReturn(store.db, actor, view.id);
    expect(await listReturns(store.db, actor)).toEqual([]);
  });
});
