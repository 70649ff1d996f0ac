import { readKnownColumns } from '@allmende/inventory';
import { VARIABLES } from '@allmende/sovereignty';
import fc from 'fast-check';
import {
  isField,
  exchangeColumns,
  type ExchangeField,
  type FieldValue,
} from '#lib/server/exchange/columns.ts';
import { compareReturn } from '#lib/server/exchange/compare-return.ts';
import type { ComparedWith, Comparison } from '#lib/server/exchange/comparison.ts';
import { exchangeBook, type GivenOut } from '#lib/server/exchange/exchange-book.ts';
import { headingKeys, returnedRows } from '#lib/server/exchange/returned-rows.ts';
import type { Snapshot, SnapshotRow } from '#lib/server/exchange/snapshot.ts';
import type { Book } from '#lib/server/exchange/workbook/book.ts';
import { writeOds } from '#lib/server/exchange/workbook/write-ods.ts';
import { writeXlsx } from '#lib/server/exchange/workbook/write-xlsx.ts';

export const capabilities = {
  einwohnermeldewesen: 'Einwohnermeldewesen',
  textverarbeitung: 'Texte schreiben',
  'n-a': 'Sonstiges & „anderes“ <hier>',
};
const english = {
  einwohnermeldewesen: 'Residents’ register',
  textverarbeitung: 'Word processing',
  'n-a': 'Other',
};

export const formats = { xlsx: writeXlsx, ods: writeOds };
export type Format = keyof typeof formats;

/** What a hostile, careless or lucky person writes into an inventory. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '=1+1',
    '+49 30 1234',
    '-7',
    '@SUM(A1)',
    '3.10',
    '007',
    '1e5',
    '31.12.2026',
    '2026-12-31',
    'TRUE',
    'wahr',
    '#N/A',
    ' vorn und hinten ',
    'zwei\nZeilen',
    'zwei\r\nZeilen\r\n',
    'a\tb  c',
    '\u00a0',
    '\u200b',
    '<b>&amp;"',
    '_x000D_',
    "'quoted",
    'unbekannt',
    '-',
    'e\u0301',
    '👩‍💻',
  ),
);
const anyDate = fc
  .date({ min: new Date('1850-01-01T00:00:00Z'), max: new Date('2999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const level = fc.constantFrom<FieldValue>(0, 1, 2, 3, 4, 'unknown', 'n/a');

/** A value that the store may hold in a field. */
export const anyValue: Record<ExchangeField, fc.Arbitrary<FieldValue>> = {
  name: anyText.map((text) => `x${text}`),
  vendor_text: anyText,
  version: anyText,
  department: anyText,
  status: anyText,
  note: fc.oneof(anyText, fc.string({ maxLength: 5000 })),
  capability_id: fc.constantFrom(...Object.keys(capabilities), 'gibt-es-nicht-mehr'),
  users: fc.nat(100_000_000),
  installations: fc.nat(5000),
  criticality: fc.integer({ min: 1, max: 4 }),
  reach: fc.integer({ min: 1, max: 3 }),
  hosting: fc.constantFrom('own', 'provider', 'vendor-hosted', 'saas'),
  contract_start: anyDate,
  contract_end: anyDate,
  notice_months: fc.nat(600),
  cost_cents: fc.oneof(
    fc.nat(),
    fc.maxSafeNat().map((cents) => cents % 10_000_000_000_001),
  ),
  ...(Object.fromEntries(VARIABLES.map((variable) => [variable, level])) as Record<
    (typeof VARIABLES)[number],
    typeof level
  >),
};

const cells = fc.record(
  Object.fromEntries(
    Object.entries(anyValue).map(([key, value]) => [
      key,
      key === 'name' ? value : fc.option(value, { nil: null, freq: 2 }),
    ]),
  ) as Record<ExchangeField, fc.Arbitrary<FieldValue>>,
);

const shown = fc.record({
  product: fc.option(anyText, { nil: null }),
  owner: fc.option(anyText, { nil: null }),
  notice_by: fc.option(anyDate, { nil: null }),
  class: fc.constantFrom(null, 'A', 'BCD'),
});

export const anyInventory: fc.Arbitrary<Snapshot> = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 1, max: 1e12 }), revision: fc.nat(), cells, shown }), {
    selector: ({ id }) => id,
    maxLength: 6,
  })
  .map((rows) => ({ authority: 'Musterstadt', date: '2026-11-21', capabilities, rows }));

export function givenOut(snapshot: Snapshot, language: 'de' | 'en' = 'de', id = 17): GivenOut {
  return { id, salt: 'not so secret', language, snapshot };
}

/** A snapshot of these rows, numbered from 1. */
export function snapshotOf(...rows: SnapshotRow['cells'][]): Snapshot {
  return {
    ...{ authority: 'Musterstadt', date: '2026-11-21', capabilities },
    rows: rows.map((given, at) => ({ id: at + 1, revision: 1, cells: given, shown: {} })),
  };
}

/** What the store holds when nothing has happened since, unless `now` says otherwise. */
export function knownTo(
  given: readonly GivenOut[],
  now: Record<number, SnapshotRow['cells'] | null> = {},
): ComparedWith {
  const standing = given.flatMap(({ snapshot }) =>
    snapshot.rows.flatMap((row) => {
      const changed = now[row.id];
      if (changed === null) return [];
      const ofNow = { ...row.cells, ...changed };
      return [[row.id, { name: String(ofNow.name), cells: ofNow }] as const];
    }),
  );
  return {
    exports: new Map(given.map((each) => [each.id, each])),
    standing: new Map(standing),
    capabilities: { de: capabilities, en: english },
  };
}

/** Reads a workbook as the worker does, and compares it. */
export function compareBytes(bytes: Uint8Array, known: ComparedWith): Comparison {
  const read = readKnownColumns(bytes, [...headingKeys().keys()]);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const rows = returnedRows(read.sheets);
  if (!rows) throw new Error('no sheet has numbers');
  return compareReturn(rows, known);
}

export function writtenAs(format: Format, given: GivenOut, change?: (book: Book) => void): Uint8Array {
  const book = exchangeBook(given);
  change?.(book);
  return formats[format](book);
}

/** Index of a field among the columns of the workbook. */
export function columnOf(field: string): number {
  return exchangeColumns('de', capabilities).findIndex(({ key }) => key === field);
}

export const fields = exchangeColumns('de', capabilities)
  .filter(isField)
  .map(({ key }) => key);
