import { formatInterval } from '@allmende/sovereignty';
import { localZone } from '../local-day.ts';
import type { Language } from './language.ts';

export interface Formatter {
  /** `1.234` – whole numbers and counts. */
  integer(value: number): string;
  /** `12,5` – with a fixed number of decimals (default 1). */
  decimal(value: number, digits?: number): string;
  /** Points of a narrowing or gain: `1,9`, and `0,03` or `< 0,01` where one decimal would say 0. */
  points(value: number): string;
  /** `37 %` of a share in [0, 1]. */
  percent(share: number): string;
  /** `59–61`: rounded outwards, so that it never looks narrower than it is; `60` when the ends do not differ. */
  interval(interval: readonly [number, number]): string;
  /** An interval of shares in [0, 1] as `35–36 %`. */
  percentInterval(interval: readonly [number, number]): string;
  /** `21.11.2026` of an ISO date or date and time. */
  date(iso: string): string;
  /** `21.11.2026, 14:05` of an ISO date and time, by the clocks in Germany. */
  dateTime(iso: string): string;
  /** `12.480,00 €` of an amount in cents. */
  money(cents: number): string;
  /** `12.480 €` of an amount in whole euros. */
  euros(amount: number): string;
  /** `2,1 %` of a share in [0, 1], with one decimal. */
  finePercent(share: number): string;
  /** `Q3 2027` of a quarter such as `2027-Q3`; no line breaks within it. */
  quarter(quarter: string): string;
}

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const cache = new Map<Language, Formatter>();

/**
 * Numbers, dates and money as the language writes them.
 *
 * @example formatter('de').interval([59.4, 60.6]) // '59–61'
 */
export function formatter(language: Language): Formatter {
  const known = cache.get(language);
  if (known) return known;
  const locale = locales[language];
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dateTime = new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: localZone,
  });
  const interval = (ends: readonly [number, number]): string => formatInterval(ends, 'index', language);
  const percentSign = language === 'de' ? '\u00a0%' : '%';
  const formatterOfLanguage: Formatter = {
    integer: (value) => integer.format(value),
    decimal: (value, digits = 1) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
        value,
      ),
    points: (value) => {
      const digits = (count: number, amount: number): string =>
        new Intl.NumberFormat(locale, { minimumFractionDigits: count, maximumFractionDigits: count }).format(
          amount,
        );
      if (value >= 0.05 || value === 0) return digits(1, value);
      return value >= 0.005 ? digits(2, value) : `< ${digits(2, 0.01)}`;
    },
    percent: (share) => integer.format(share * 100) + percentSign,
    interval,
    percentInterval: ([lo, hi]) => interval([lo * 100, hi * 100]) + percentSign,
    date: (iso) => date.format(new Date(iso.slice(0, 10))),
    dateTime: (iso) => dateTime.format(new Date(iso)),
    money: (cents) => money.format(cents / 100),
    // A sum that rounds to nothing is 0, not −0.
    euros: (amount) => euros.format(Math.round(amount) || 0),
    finePercent: (share) => tenth.format(share * 100) + percentSign,
    quarter: (quarter) => quarter.replace(/^(\d+)-(Q[1-4])$/, '$2\u00a0$1'),
  };
  cache.set(language, formatterOfLanguage);
  return formatterOfLanguage;
}
