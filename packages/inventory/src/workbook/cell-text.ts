import { SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';

const CURRENCY = /€|\[\$(?:EUR|€)|\[\$(\$|US\$|USD|£|GBP|CHF)|"(\$|£|CHF)"/;

/**
 * The text of a cell as the rest of the package reads it: dates as ISO, numbers in canonical form with the currency or
 * per cent sign of their format, `true`/`false`, error values as Excel shows them. Formulas count by their stored value.
 */
export function cellText(cell: CellObject, date1904: boolean): string {
  const { t, v } = cell;
  if (v === undefined || v === null) return '';
  if (t === 'n' && typeof v === 'number') return numberText(v, String(cell.z ?? ''), date1904);
  if (t === 'e') return ERRORS.get(Number(v)) ?? '#N/A';
  return String(v).replace(/\r\n?/g, '\n');
}

const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function numberText(value: number, format: string, date1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  if (format !== '' && SSF.is_date(format)) return dateText(value, date1904) ?? canonical(value);
  if (format.includes('%')) return `${canonical(Number((value * 100).toPrecision(12)))} %`;
  const currency = CURRENCY.exec(format);
  return currency ? `${canonical(value)} ${currency[1] ?? currency[2] ?? '€'}` : canonical(value);
}

/** A number without exponent; a fourth decimal keeps `12.345` from reading as twelve thousand. */
function canonical(value: number): string {
  const text =
    Math.abs(value) >= 1e21 || (value !== 0 && Math.abs(value) < 1e-6)
      ? value.toPrecision(15)
      : String(value);
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

function dateText(value: number, date1904: boolean): string | null {
  const parts: { y: number; m: number; d: number } | null = SSF.parse_date_code(value, { date1904 });
  if (!parts || parts.y < 1900 || value < 1) return null;
  return `${parts.y}-${String(parts.m).padStart(2, '0')}-${String(parts.d).padStart(2, '0')}`;
}
