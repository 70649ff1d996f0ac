import type { CellValue, Column } from './column.ts';

export type ParsedCell =
  | { ok: true; value: CellValue }
  | { ok: false; code: 'not-a-number' | 'not-a-date' | 'not-an-option' | 'not-editable' };

/**
 * Reads `1.234,56`, `1,234.56`, `1 234` and `-5`. A single separator followed by exactly three digits is
 * read as thousands in the language that writes thousands so.
 */
function parseNumber(text: string, decimal: ',' | '.'): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f€]|EUR/g, '').replace('−', '-');
  if (!/^-?\d[\d.,]*$/.test(bare)) return undefined;
  const [comma, point] = [bare.lastIndexOf(','), bare.lastIndexOf('.')];
  let mark: string = decimal;
  if (comma >= 0 && point >= 0) mark = comma > point ? ',' : '.';
  else if (comma >= 0 || point >= 0) {
    const only = comma >= 0 ? ',' : '.';
    const thousands = new RegExp(`^-?\\d{1,3}(\\${only}\\d{3})+$`).test(bare);
    mark = thousands ? decimal : only;
    if (bare.split(only).length > 2 && !thousands) return undefined;
  }
  const groupMark = mark === ',' ? '.' : ',';
  const number = Number(bare.replaceAll(groupMark, '').replace(mark, '.'));
  return Number.isFinite(number) ? number : undefined;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** Reads `21.11.2026`, `21.11.26`, `2026-11-21` and `21/11/2026` (day first). */
function parseDate(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const written = /^(\d{1,2})[./](\d{1,2})[./](\d{2}|\d{4})$/.exec(text);
  if (!written) return undefined;
  const year = Number(written[3]);
  return isoDate(year < 100 ? 2000 + year : year, Number(written[2]), Number(written[1]));
}

/**
 * What a person typed or pasted, as the value of the column; an empty text is "unknown".
 *
 * @param decimal the decimal mark of the page's language, for the one ambiguous case `1.234`
 * @example parseCell({ key: 'cost', label: 'Kosten', type: 'money' }, '1.234,56 €', ',') // { ok: true, value: 123456 }
 */
export function parseCell(column: Column, raw: string, decimal: ',' | '.'): ParsedCell {
  const text = raw.trim();
  if (text === '') return { ok: true, value: null };
  switch (column.type) {
    case 'number': {
      const number = parseNumber(text, decimal);
      return number === undefined ? { ok: false, code: 'not-a-number' } : { ok: true, value: number };
    }
    case 'money': {
      const number = parseNumber(text, decimal);
      return number === undefined
        ? { ok: false, code: 'not-a-number' }
        : { ok: true, value: Math.round(number * 100) };
    }
    case 'date': {
      const date = parseDate(text);
      return date === undefined ? { ok: false, code: 'not-a-date' } : { ok: true, value: date };
    }
    case 'select': {
      const wanted = text.toLocaleLowerCase();
      const option = column.options?.find(
        ({ value, label }) => value.toLocaleLowerCase() === wanted || label.toLocaleLowerCase() === wanted,
      );
      return option ? { ok: true, value: option.value } : { ok: false, code: 'not-an-option' };
    }
    case 'text':
      return { ok: true, value: text };
    default:
      return { ok: false, code: 'not-editable' };
  }
}
