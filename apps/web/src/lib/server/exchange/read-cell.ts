import { readValue, type SheetCell } from '@allmende/inventory';
import type { FieldColumn, FieldValue } from './columns.ts';
import { writtenValue } from './exchange-book.ts';
import { sheetText } from './workbook/book.ts';

export type CellTrouble =
  | 'name-empty'
  | 'date'
  | 'date-ambiguous'
  | 'count'
  | 'months'
  | 'money'
  | 'currency'
  | 'choice'
  | 'too-long'
  | 'error'
  | 'formula';

export type ReadCell = { ok: true; value: FieldValue } | { ok: false; why: CellTrouble };

/**
 * What a cell says in its column, whatever an office program has made of it: a date as number or text, `3` and `3.0`,
 * a comma or a point, a choice by its words in either language.
 *
 * @param base what was given out; a cell that still says that is never in trouble and never another value
 * @example readCell(column('users'), { kind: 'text', text: '1.200' }, null) // { ok: true, value: 1200 }
 */
export function readCell(column: FieldColumn, cell: SheetCell, base: FieldValue): ReadCell {
  if (isStill(column, cell, base)) return { ok: true, value: base };
  if (cell === null) return column.key === 'name' ? no('name-empty') : yes(null);
  if (cell.kind === 'error' || cell.kind === 'formula') return no(cell.kind);
  const read = column.choices ? readChoice(column, cell) : readers[column.type](cell, column);
  if (column.key === 'name' && read.ok && read.value === null) return no('name-empty');
  return read.ok && isSameValue(column, read.value, base) ? yes(base) : read;
}

/** Whether two values of a column mean the same; of texts only the words count. */
export function isSameValue(column: FieldColumn, a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true;
  return column.type === 'text' && foldedText(String(a ?? '')) === foldedText(String(b ?? ''));
}

type Filled = Exclude<SheetCell, null | { kind: 'error' } | { kind: 'formula' }>;

/** A cell that still holds what was written, also where that is nothing its column could read. */
function isStill(column: FieldColumn, cell: SheetCell, base: FieldValue): boolean {
  const written = writtenValue(column, base);
  if (cell === null) return written === null || (typeof written === 'string' && foldedText(written) === '');
  if (written === null || cell.kind === 'error' || cell.kind === 'formula') return false;
  const wrote = typeof written === 'object' && 'date' in written ? written.date : written;
  if (cell.kind === 'date') return wrote === cell.date;
  if (cell.kind === 'boolean')
    return (
      /^(?:true|wahr)$/i.test(String(wrote)) === cell.value &&
      /^(?:true|false|wahr|falsch)$/i.test(String(wrote))
    );
  if (typeof wrote !== 'string') return false;
  // A version such as 3.10 that a program took for a number comes back as 3.1.
  if (cell.kind === 'number') return wrote.trim() !== '' && Number(wrote.replace(',', '.')) === cell.value;
  return cell.text === wrote || foldedText(cell.text) === foldedText(wrote);
}

const readers: Record<FieldColumn['type'], (cell: Filled, column: FieldColumn) => ReadCell> = {
  text: (cell, { longest = 500 }) => {
    const text = sheetText(textOf(cell))
      .replace(/(?<![^\S\n])[^\S\n]+$/gm, '')
      .trim();
    if (text.length > longest) return no('too-long');
    return yes(text === '' ? null : text);
  },
  count: (cell) => {
    if (cell.kind === 'number') return wholeNumber(cell.value, 100_000_000, 'count');
    const read = readValue('users', textOf(cell), context);
    if (read.kind === 'count') return wholeNumber(read.count, 100_000_000, 'count');
    return read.kind === 'unknown' ? yes(null) : no('count');
  },
  months: (cell) => {
    if (cell.kind === 'number') return wholeNumber(cell.value, 600, 'months');
    const read = readValue('notice-period', textOf(cell), context);
    if (read.kind === 'months') return wholeNumber(read.months, 600, 'months');
    return read.kind === 'unknown' || read.kind === 'no-end' ? yes(null) : no('months');
  },
  money: (cell) => {
    if (cell.kind === 'number') return wholeNumber(Math.round(cell.value * 100), 1e13, 'money');
    const read = readValue('cost', textOf(cell), context);
    if (read.kind === 'unknown') return yes(null);
    if (read.kind !== 'money') return no('money');
    return read.currency === 'EUR' ? wholeNumber(read.cents, 1e13, 'money') : no('currency');
  },
  date: (cell, { key }) => {
    if (cell.kind === 'date') return yes(cell.date);
    if (cell.kind === 'number') return dateOfSerial(cell.value);
    const role = key === 'contract_start' ? 'contract-start' : 'contract-end';
    const read = readValue(role, textOf(cell), context);
    if (read.kind === 'date') return yes(read.date);
    if (read.kind === 'unreadable') return no(read.code === 'date-ambiguous' ? 'date-ambiguous' : 'date');
    return yes(null);
  },
  choice: (cell, column) => readChoice(column, cell),
};

const context = { slashes: 'unclear', paymentsPerYear: 1 } as const;

function readChoice({ choices = [], key }: FieldColumn, cell: Filled): ReadCell {
  const text = foldedText(textOf(cell)).toLowerCase();
  if (text === '') return yes(null);
  const chosen =
    choices.find(({ label }) => foldedText(label).toLowerCase() === text) ??
    choices.find(({ value }) => String(value).toLowerCase() === text);
  if (chosen) return yes(chosen.value);
  const role = key === 'criticality' || key === 'reach' || key === 'hosting' ? key : null;
  const read = readValue(role ?? 'hosting', textOf(cell), context);
  if (read.kind === 'unknown') return yes(null);
  if (role === null) return no('choice');
  if (read.kind === 'hosting') return yes(read.hosting);
  return read.kind === 'criticality' || read.kind === 'reach' ? yes(read.level) : no('choice');
}

function wholeNumber(value: number, most: number, why: CellTrouble): ReadCell {
  return Number.isSafeInteger(value) && value >= 0 && value <= most ? yes(value) : no(why);
}

/** A date whose format somebody took off; smaller numbers are none, larger ones lie beyond the year 2200. */
function dateOfSerial(days: number): ReadCell {
  if (days < 20_000 || days > 110_000) return no('date');
  return yes(new Date((Math.floor(days) - 25_569) * 86_400_000).toISOString().slice(0, 10));
}

function textOf(cell: Filled): string {
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'date' ? cell.date : String(cell.value);
}

/** A text as it is compared: office programs blank and break it as they like, and some spell signs as `_x000D_`. */
export function foldedText(text: string): string {
  const plain = text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return sheetText(plain.normalize('NFC'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function yes(value: FieldValue): ReadCell {
  return { ok: true, value };
}

function no(why: CellTrouble): ReadCell {
  return { ok: false, why };
}
