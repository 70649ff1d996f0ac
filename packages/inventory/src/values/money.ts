import { parseNumber } from './numbers.ts';

const CURRENCIES: readonly (readonly [word: string, code: string, factor: number])[] = [
  ['teur', 'EUR', 1000],
  ['t€', 'EUR', 1000],
  ['tsd. €', 'EUR', 1000],
  ['tsd. euro', 'EUR', 1000],
  ['tsd €', 'EUR', 1000],
  ['mio. €', 'EUR', 1e6],
  ['mio. euro', 'EUR', 1e6],
  ['mio €', 'EUR', 1e6],
  ['euro', 'EUR', 1],
  ['eur', 'EUR', 1],
  ['€', 'EUR', 1],
  ['us$', 'USD', 1],
  ['usd', 'USD', 1],
  ['$', 'USD', 1],
  ['gbp', 'GBP', 1],
  ['£', 'GBP', 1],
  ['chf', 'CHF', 1],
  ['fr.', 'CHF', 1],
  ['dkk', 'DKK', 1],
  ['kr.', 'DKK', 1],
];
const PERIODS: readonly (readonly [word: string, perYear: number])[] = [
  ['p. a.', 1],
  ['p.a.', 1],
  ['pa', 1],
  ['/jahr', 1],
  ['/ jahr', 1],
  ['/a', 1],
  ['pro jahr', 1],
  ['im jahr', 1],
  ['jährlich', 1],
  ['per year', 1],
  ['/year', 1],
  ['yearly', 1],
  ['/monat', 12],
  ['/ monat', 12],
  ['pro monat', 12],
  ['im monat', 12],
  ['monatlich', 12],
  ['mtl.', 12],
  ['p. m.', 12],
  ['p.m.', 12],
  ['per month', 12],
  ['/month', 12],
  ['monthly', 12],
  ['/quartal', 4],
  ['pro quartal', 4],
];
const FILLERS = [
  'ca.',
  'ca',
  'etwa',
  'rund',
  '~',
  '≈',
  'approx.',
  'netto',
  'brutto',
  'zzgl. mwst.',
  'inkl. mwst.',
];

/** Names and signs of currencies that stand in a column of their own; codes of ISO 4217 stand for themselves. */
const CURRENCY_NAMES = new Map(
  Object.entries({
    euro: 'EUR',
    euros: 'EUR',
    dollar: 'USD',
    dollars: 'USD',
    'us-dollar': 'USD',
    pfund: 'GBP',
    pound: 'GBP',
    pounds: 'GBP',
    franken: 'CHF',
    'schweizer franken': 'CHF',
    kroner: 'DKK',
    kr: 'DKK',
  }),
);

/**
 * The ISO 4217 code that a cell names, or null.
 * @example currencyOf('euros') // 'EUR'
 */
export function currencyOf(text: string): string | null {
  const plain = text.trim().toLowerCase();
  const sign = CURRENCIES.find(([word, , factor]) => word === plain && factor === 1);
  if (sign) return sign[1];
  return CURRENCY_NAMES.get(plain) ?? (/^[a-z]{3}$/.test(plain) ? plain.toUpperCase() : null);
}

export interface Money {
  /** Cents of `currency`; a monthly or quarterly amount is brought to one year. */
  cents: number;
  /** ISO 4217. Without a sign in the cell it is the euro. */
  currency: string;
  /** Payments a year where the cell names a period, e.g. 12 for `100 €/Monat`. */
  perYear?: number;
}

/**
 * Reads an amount of money: `12.000 €`, `$12.58`, `ca. 3 TEUR p. a.`, `100 €/Monat` (times 12), `500,-`.
 * Text in brackets behind the amount is not part of it. Returns null for everything else and for amounts below 0.
 * @example parseMoney('12.000 €') // { cents: 1200000, currency: 'EUR' }
 */
export function parseMoney(text: string): Money | null {
  if (text.length > 80 || !/\d/.test(text)) return null;
  const bracket = text.indexOf('(');
  let rest = (bracket > 0 ? text.slice(0, bracket) : text)
    .replace(/\u00a0|\u202f/g, ' ')
    .trim()
    .toLowerCase();
  let currency: string | null = null;
  let factor = 1;
  let period: number | null = null;
  for (let changed = true; changed;) {
    changed = false;
    for (const filler of FILLERS) {
      const without = strip(rest, filler);
      if (without !== null) [rest, changed] = [without, true];
    }
    for (const [word, perYear] of PERIODS) {
      if (period === null && rest.endsWith(word)) {
        [rest, period, changed] = [rest.slice(0, -word.length).trim(), perYear, true];
        break;
      }
    }
    for (const [word, code, size] of CURRENCIES) {
      const without: string | null = currency === null ? strip(rest, word) : null;
      if (without !== null) {
        [rest, currency, changed] = [without, code, true];
        factor *= size;
        break;
      }
    }
  }
  const value = parseNumber(rest.replace(/[,.][-–—]{1,2}$/, ''));
  if (value === null || value < 0) return null;
  const cents = Math.round(value * factor * (period ?? 1) * 100);
  if (!Number.isSafeInteger(cents)) return null;
  return { cents, currency: currency ?? 'EUR', ...(period === null ? {} : { perYear: period }) };
}

function strip(text: string, word: string): string | null {
  if (text.startsWith(word)) return text.slice(word.length).trim();
  if (text.endsWith(word)) return text.slice(0, -word.length).trim();
  return null;
}
