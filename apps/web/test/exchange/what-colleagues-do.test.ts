import { describe, expect, it } from 'vitest';
import type { ExchangeField } from '#lib/server/exchange/columns.ts';
import type { Comparison } from '#lib/server/exchange/comparison.ts';
import type { SnapshotRow } from '#lib/server/exchange/snapshot.ts';
import type { Book, BookValue } from '#lib/server/exchange/workbook/book.ts';
import { editWorkbook, addressOf } from './edit-workbook.ts';
import {
  columnOf,
  compareBytes,
  formats,
  givenOut,
  knownTo,
  snapshotOf,
  writtenAs,
  type Format,
} from './given-exchange.ts';

const rows: SnapshotRow['cells'][] = [
  {
    name: 'MESO',
    vendor_text: 'HSH',
    version: '3.10',
    department: 'Bürgeramt',
    users: 3,
    criticality: 2,
    contract_end: '2028-09-30',
    notice_months: 6,
    cost_cents: 120_050,
    note: 'eins\nzwei',
  },
  { name: 'LOGA', vendor_text: 'P&I', capability_id: 'textverarbeitung', users: 7, W1: 3 },
  { name: 'Nextcloud', department: 'Hauptamt' },
];
const given = givenOut(snapshotOf(...rows));

/** Compares what is left after `change`, in both formats, which must agree. */
function after(change: (book: Book) => void, known = knownTo([given])): Comparison {
  const [xlsx, ods] = (Object.keys(formats) as Format[]).map((format) =>
    compareBytes(writtenAs(format, given, change), known),
  );
  expect(ods).toEqual(xlsx);
  return xlsx as Comparison;
}

const table = (book: Book) => {
  const [sheet] = book.sheets;
  if (!sheet) throw new Error('a workbook has a sheet');
  return sheet;
};
const set = (book: Book, row: number, field: ExchangeField | 'key' | 'product', value: BookValue): void => {
  const cell = table(book).rows[row]?.[columnOf(field)];
  if (!cell) return;
  cell.value = value;
  if (typeof value === 'object' && value !== null && 'date' in value) cell.style = 'date';
};
const changed = ({ edits }: Comparison) =>
  Object.fromEntries(edits.map(({ application, field, after: to }) => [`${application}.${field}`, to]));

describe('what colleagues do to a workbook', () => {
  it('sorting, own columns on any side, own rows above and below, and split sheets change nothing', () => {
    const done = after((book) => {
      const sheet = table(book);
      const [head = [], ...body] = sheet.rows;
      const own = (text: string) => ({ value: text, style: 'text' as const });
      const wider = [head, ...body.toReversed()].map((cells, row) => [
        own(row === 0 ? 'Rückfrage' : 'max.muster@stadt.example'),
        ...cells.slice(0, 4),
        own(row === 0 ? 'Meine Spalte' : `eigenes ${row}`),
        ...cells.slice(4),
      ]);
      const [newHead = [], ...newBody] = wider;
      sheet.columns = newHead.map(() => ({ width: 20, style: 'text' }));
      delete sheet.table;
      sheet.rows = [[own('Stand: Hauptamt')], [], newHead, ...newBody.slice(0, 2)];
      book.sheets.push({ ...sheet, name: 'Bürgeramt', rows: [newHead, ...newBody.slice(2)] });
    });
    expect({ ...done, untouched: 0 }).toEqual({
      ...{ edits: [], conflicts: [], additions: [], unreadable: [], rows: [] },
      ...{ untouched: 0, already: 0, computed: 0, removed: 0, missing: [], twice: [] },
    });
    expect(done.untouched).toBe(3 * 26);
  });

  it('what an office program makes of formats is no change', () => {
    const done = after((book) => {
      set(book, 1, 'version', 3.1);
      set(book, 1, 'users', '3,0');
      set(book, 1, 'criticality', 2);
      set(book, 1, 'contract_end', '30.09.2028');
      set(book, 1, 'notice_months', '6 Monate');
      set(book, 1, 'cost_cents', '1.200,50 €');
      set(book, 1, 'note', ' eins \r\nzwei  ');
      set(book, 1, 'department', 'Bu\u0308rgeramt\u00a0');
      set(book, 2, 'capability_id', 'word processing');
      set(book, 2, 'W1', '3');
      set(book, 2, 'users', 7.0);
    });
    expect(changed(done)).toEqual({});
    expect(done.unreadable).toEqual([]);
  });

  it('a date that lost its format is still that date', () => {
    expect(changed(after((book) => set(book, 1, 'contract_end', 47_026)))).toEqual({});
    expect(changed(after((book) => set(book, 1, 'contract_end', 47_027)))).toEqual({
      '1.contract_end': '2028-10-01',
    });
  });

  it('reads a value in whatever way it is written, in either language', () => {
    const done = after((book) => {
      set(book, 3, 'users', '1.200 Nutzer');
      set(book, 3, 'criticality', 'sehr hoch');
      set(book, 3, 'reach', '2 – up to 50%');
      set(book, 3, 'hosting', 'SaaS');
      set(book, 3, 'contract_end', 'Ende 2029');
      set(book, 3, 'notice_months', '1 Jahr');
      set(book, 3, 'cost_cents', '3 TEUR');
      set(book, 3, 'capability_id', 'einwohnermeldewesen');
      set(book, 3, 'W1', 'n/a');
      set(book, 3, 'status', { date: '2027-01-01' });
      set(book, 1, 'contract_end', 'unbefristet');
      set(book, 1, 'users', 'k. A.');
    });
    expect(done.unreadable.map(({ field }) => field)).toEqual(['reach']);
    expect(changed(done)).toEqual({
      '1.contract_end': null,
      '1.users': null,
      '3.users': 1200,
      '3.criticality': 4,
      '3.hosting': 'saas',
      '3.contract_end': '2029-12-31',
      '3.notice_months': 12,
      '3.cost_cents': 300_000,
      '3.capability_id': 'einwohnermeldewesen',
      '3.W1': 'n/a',
      '3.status': '2027-01-01',
    });
  });

  it('refuses what it cannot read, says where, and goes on with the rest', () => {
    const { edits, unreadable } = after((book) => {
      set(book, 1, 'name', null);
      set(book, 1, 'users', 2.5);
      set(book, 1, 'contract_end', '03/04/2027');
      set(book, 2, 'contract_start', 'bald');
      set(book, 2, 'users', -4);
      set(book, 2, 'notice_months', 'lang');
      set(book, 2, 'cost_cents', '100 USD');
      set(book, 2, 'criticality', 'egal');
      set(book, 2, 'W1', '7');
      set(book, 2, 'status', 'x'.repeat(201));
      set(book, 3, 'note', 'gut');
    });
    expect(edits.map(({ field }) => field)).toEqual(['note']);
    expect(unreadable.map(({ field, why, place: { sheet, at } }) => [field, why, sheet, at])).toEqual([
      ['name', 'name-empty', 'Anwendungen', 'B2'],
      ['users', 'count', 'Anwendungen', 'I2'],
      ['contract_end', 'date-ambiguous', 'Anwendungen', 'O2'],
      ['users', 'count', 'Anwendungen', 'I3'],
      ['criticality', 'choice', 'Anwendungen', 'K3'],
      ['contract_start', 'date', 'Anwendungen', 'N3'],
      ['notice_months', 'months', 'Anwendungen', 'P3'],
      ['cost_cents', 'currency', 'Anwendungen', 'R3'],
      ['status', 'too-long', 'Anwendungen', 'S3'],
      ['W1', 'choice', 'Anwendungen', 'V3'],
    ]);
  });

  it('takes no value from errors and from formulas that nobody has calculated', () => {
    const bytes = writtenAs('xlsx', given);
    const at = (heading: string): string => addressOf(bytes, heading, 2);
    const edited = editWorkbook(bytes, 'xlsx', {
      [at('Amt')]: { t: 'e', v: 0x2a },
      [at('Nutzende')]: { t: 'n', f: 'A1+1' },
    });
    const { edits, unreadable } = compareBytes(edited, knownTo([given]));
    expect(edits).toEqual([]);
    expect(unreadable.map(({ field, why }) => [field, why])).toEqual([
      ['department', 'error'],
      ['users', 'formula'],
    ]);
  });

  it('counts a formula by the value that it shows', () => {
    const bytes = writtenAs('xlsx', given);
    const edited = editWorkbook(bytes, 'xlsx', {
      [addressOf(bytes, 'Nutzende', 2)]: { t: 'n', f: '40+2', v: 42 },
    });
    expect(changed(compareBytes(edited, knownTo([given])))).toEqual({ '1.users': 42 });
  });

  it('tells numbers that were altered, made up or filled down, and rows that stand twice', () => {
    const key = (book: Book, row: number): string => String(table(book).rows[row]?.[0]?.value);
    const done = after((book) => {
      const second = key(book, 2);
      set(book, 1, 'key', key(book, 1).replace('-1-', '-2-'));
      set(book, 2, 'users', 8);
      set(book, 3, 'key', second);
    });
    expect(done.edits).toEqual([]);
    expect(done.rows.map(({ line, why }) => [line, why])).toEqual([
      [2, 'unknown'],
      [3, 'twice'],
      [4, 'twice'],
    ]);
  });

  it('a row that stands twice and says the same is read once', () => {
    const done = after((book) => {
      set(book, 2, 'users', 8);
      table(book).rows.push([...(table(book).rows[2] ?? [])]);
    });
    expect(changed(done)).toEqual({ '2.users': 8 });
    expect(done.rows).toEqual([]);
  });

  it('deleted rows and columns delete nothing, and are told', () => {
    const done = after((book) => {
      const sheet = table(book);
      const column = columnOf('note');
      sheet.rows.splice(2, 1);
      sheet.columns.splice(column, 1);
      for (const row of sheet.rows) row.splice(column, 1);
      delete sheet.table;
    });
    expect(done.edits).toEqual([]);
    expect([done.removed, done.missing]).toEqual([1, ['note']]);
  });

  it('a column that stands twice is not read, whichever of the two is meant', () => {
    const done = after((book) => {
      set(book, 1, 'note', 'anders');
      const head = table(book).rows[0]?.[columnOf('status')];
      if (head) head.value = 'Bemerkung';
    });
    expect(done.edits).toEqual([]);
    expect([done.twice, done.missing]).toEqual([[{ key: 'note', sheet: 'Anwendungen' }], ['status']]);
  });

  it('changes in columns of the program are counted and not taken', () => {
    const done = after((book) => set(book, 1, 'product', 'Anderes'));
    expect([done.computed, done.edits]).toEqual([1, []]);
  });

  it('rows without a number are offered as new applications, others without a name are told', () => {
    const done = after((book) => {
      const empty = () => table(book).columns.map((): { value: BookValue } => ({ value: null }));
      const [added, sum] = [empty(), empty()];
      const put = (cells: { value: BookValue }[], field: ExchangeField, value: BookValue): void => {
        const cell = cells[columnOf(field)];
        if (cell) cell.value = value;
      };
      put(added, 'name', 'Neu');
      put(added, 'users', 5);
      put(added, 'contract_end', 'bald');
      put(sum, 'cost_cents', { cents: 5 });
      table(book).rows.push(added, empty(), sum);
    });
    expect(done.additions).toEqual([
      {
        id: 'Anwendungen:5',
        name: 'Neu',
        values: { name: 'Neu', users: 5 },
        place: { sheet: 'Anwendungen', line: 5, at: 'B5' },
        isHere: false,
      },
    ]);
    expect(done.unreadable.map(({ application, why }) => [application, why])).toEqual([[null, 'date']]);
    expect(done.rows).toEqual([{ sheet: 'Anwendungen', line: 7, at: '', why: 'nameless', name: '' }]);
  });

  it('rows of an export that is no longer kept are told', () => {
    const done = after(() => {}, { ...knownTo([given]), exports: new Map() });
    expect(done.rows.map(({ why }) => why)).toEqual(['expired', 'expired', 'expired']);
  });

  it('rows of two exports in one file are each compared with their own', () => {
    const later = givenOut(snapshotOf({ ...rows[0], users: 30 }, ...rows.slice(1)), 'en', 18);
    const known = knownTo([given, later], { 1: { users: 30 } });
    const bytes = writtenAs('xlsx', given, (book) => {
      set(book, 2, 'users', 9);
      table(book).rows.splice(1, 1);
    });
    expect(changed(compareBytes(bytes, known))).toEqual({ '2.users': 9 });
    expect(changed(compareBytes(writtenAs('ods', later), known))).toEqual({});
  });

  it('three sides: what only one of them changed holds, what both changed alike is done, the rest is a conflict', () => {
    const known = knownTo([given], { 1: { users: 4, department: 'Amt 1', version: '4' } });
    const done = after((book) => {
      set(book, 1, 'users', 4);
      set(book, 1, 'department', 'Amt 2');
      set(book, 1, 'vendor_text', 'HSH GmbH');
    }, known);
    expect(changed(done)).toEqual({ '1.vendor_text': 'HSH GmbH' });
    expect(done.already).toBe(1);
    expect(done.conflicts.map(({ field, base, before, after: to }) => [field, base, before, to])).toEqual([
      ['department', 'Bürgeramt', 'Amt 1', 'Amt 2'],
    ]);
  });
});
