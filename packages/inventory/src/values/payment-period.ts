import { parseNoticeMonths } from './notice-period.ts';

const ONCE = /^(?:einmalig|einmalzahlung|einmal|once|one[- ]?(?:off|time)|eenmalig|engangs|kauf|purchase)/;
const PER_YEAR: readonly (readonly [pattern: RegExp, times: number])[] = [
  [/^(?:halb-?jährlich|halbjahr|semi-?annual|half-?year|biannual|halfjaar)/, 2],
  [/^(?:(?:viertel|quartals?)-?jährlich|quartal|vierteljahr|quarter|kwartaal|kvartal|je quartal)/, 4],
  [/^(?:zwei-?monatlich|alle zwei monate|bi-?monthly)/, 6],
  [/^(?:zwei-?jährlich|alle zwei jahre|biennial|every two years)/, 0.5],
  [/^(?:drei-?jährlich|alle drei jahre|every three years)/, 1 / 3],
  [/^(?:monat|mtl|month|pro monat|je monat|per month|maandelijks|månedlig|p\. ?m\.)/, 12],
  [/^(?:wöchentlich|weekly)/, 52],
  [/^(?:jähr|jahr|jaarlijks|årlig|year|annual|per annum|p\. ?a\.?|pro jahr|je jahr|per year)/, 1],
];

/**
 * How many payments a year: `monatlich` 12, `quartalsweise` 4, `halbjährlich` 2, `jährlich` 1, `alle 2 Jahre` 0.5,
 * `einmalig` 0; a bare number or a span is the months between two payments. Null where no period is named.
 * @example parsePaymentsPerYear('quartalsweise') // 4
 */
export function parsePaymentsPerYear(text: string): number | null {
  if (text.length > 60) return null;
  const plain = text.trim().toLowerCase();
  if (ONCE.test(plain)) return 0;
  const named = PER_YEAR.find(([pattern]) => pattern.test(plain));
  if (named) return named[1];
  const months = /^(?:alle |every |je )?\d/.test(plain) ? parseNoticeMonths(plain) : null;
  return months === null || months === 0 ? null : 12 / months;
}
