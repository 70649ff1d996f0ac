import { parseCell } from './components/data-table/parse-cell.ts';
import type { Language } from './i18n/index.ts';

/**
 * The number in a field of a form, as the language of the page writes it: null for an empty field, NaN for what is no
 * number. `Number` alone would take „1.000“ for one.
 *
 * @example typedNumber('1.000', 'de') // 1000
 */
export function typedNumber(text: string, language: Language): number | null {
  const read = parseCell({ key: '', label: '', type: 'number' }, text, language === 'de' ? ',' : '.');
  return read.ok ? (read.value as number | null) : NaN;
}
