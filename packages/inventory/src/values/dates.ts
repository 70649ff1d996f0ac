const MONTHS = new Map(
  Object.entries({
    jan: 1,
    january: 1,
    januar: 1,
    jänner: 1,
    feb: 2,
    february: 2,
    februar: 2,
    mar: 3,
    march: 3,
    mär: 3,
    märz: 3,
    mrz: 3,
    apr: 4,
    april: 4,
    may: 5,
    mai: 5,
    jun: 6,
    june: 6,
    juni: 6,
    jul: 7,
    july: 7,
    juli: 7,
    aug: 8,
    august: 8,
    sep: 9,
    sept: 9,
    september: 9,
    oct: 10,
    october: 10,
    okt: 10,
    oktober: 10,
    nov: 11,
    november: 11,
    dec: 12,
    december: 12,
    dez: 12,
    dezember: 12,
  }),
);

/** How `3/4/26` is to be read in a column: day first, month first, or not decidable. */
export type SlashOrder = 'day-first' | 'month-first' | 'unclear';

export interface ReadDate {
  /** ISO 8601, `YYYY-MM-DD`. */
  date: string;
  /** What the cell named; a month or a year is completed to its first or last day. */
  precision: 'day' | 'month' | 'year';
}

/**
 * Reads a date: ISO (also with a time), `DD.MM.YYYY`, `D.M.YY`, `DD-MM-YYYY`, `YYYYMMDD`, `31. Dezember 2026`, `Dec 31, 2026`,
 * slashes in the order given, `2017-04`, `12/2026`, `Ende 2026`. A remark behind a full date is allowed
 * (`31.12.2026 (verlängert sich)`). Years of two digits lie in 1970–2069.
 * `side` completes months and years: `start` to the first day, `end` to the last.
 * Returns `ambiguous` where day and month cannot be told apart, null where there is no valid date.
 * @example parseDate('31.12.2026 (verlängert sich)') // { date: '2026-12-31', precision: 'day' }
 */
export function parseDate(
  text: string,
  { order = 'unclear', side = 'end' }: { order?: SlashOrder; side?: 'start' | 'end' } = {},
): ReadDate | 'ambiguous' | null {
  if (text.length > 200) return null;
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(?:bis|ab|seit|until|from|zum|am)\s+/, '');
  return fullDate(plain) ?? slashDate(plain, order) ?? partialDate(plain, side);
}

/** A remark may follow a date, but not more digits: `1.2.2024.5` is a version. */
const REST = String.raw`(?=$|[\s(,;t])(?![\s,;]*\d{3})`;
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[\s(,;t])`);
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DOTTED = new RegExp(String.raw`^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})` + REST);
const DASHED = new RegExp(String.raw`^(\d{1,2})-(\d{1,2})-(\d{4})` + REST);
const DAY_MONTH_NAME = new RegExp(String.raw`^(\d{1,2})\.?[\s-]([a-zä]{3,9})\.?[\s-](\d{4}|\d{2})` + REST);
const MONTH_NAME_DAY = new RegExp(String.raw`^([a-zä]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})` + REST);
const SLASHED = new RegExp(String.raw`^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})` + REST);

function fullDate(text: string): ReadDate | null {
  let match = ISO.exec(text) ?? COMPACT.exec(text);
  if (match) return day(number(match[1]), number(match[2]), number(match[3]));
  match = DOTTED.exec(text) ?? DASHED.exec(text);
  if (match) return day(year(match[3]), number(match[2]), number(match[1]));
  match = DAY_MONTH_NAME.exec(text);
  if (match) return day(year(match[3]), MONTHS.get(match[2] ?? '') ?? 0, number(match[1]));
  match = MONTH_NAME_DAY.exec(text);
  return match ? day(year(match[3]), MONTHS.get(match[1] ?? '') ?? 0, number(match[2])) : null;
}

function slashDate(text: string, order: SlashOrder): ReadDate | 'ambiguous' | null {
  const match = SLASHED.exec(text);
  if (!match) return null;
  const [first, second, of] = [number(match[1]), number(match[2]), year(match[3])];
  if (first > 12 || first === second || order === 'day-first') return day(of, second, first);
  if (second > 12 || order === 'month-first') return day(of, first, second);
  return 'ambiguous';
}

function partialDate(text: string, side: 'start' | 'end'): ReadDate | null {
  const numeric = /^(\d{4})-(\d{1,2})$/.exec(text) ?? swap(/^(\d{1,2})[./](\d{4})$/.exec(text));
  const named = /^([a-zä]{3,9})\.?\s(\d{4})$/.exec(text);
  const month = numeric ? number(numeric[2]) : named ? (MONTHS.get(named[1] ?? '') ?? 0) : 0;
  if (month >= 1 && month <= 12) {
    const of = number(numeric ? numeric[1] : named?.[2]);
    return complete(of, month, side === 'start' ? 1 : daysIn(of, month), 'month');
  }
  const quarter = /^(?:q([1-4])[\s/]?(\d{4})|([1-4])\. quartal (\d{4}))$/.exec(text);
  if (quarter) {
    const of = number(quarter[2] ?? quarter[4]);
    const last = number(quarter[1] ?? quarter[3]) * 3;
    return side === 'start'
      ? complete(of, last - 2, 1, 'month')
      : complete(of, last, daysIn(of, last), 'month');
  }
  const whole = /^(ende |anfang |end of |beginning of )?((?:19|20)\d{2})$/.exec(text);
  if (!whole) return null;
  const starts = whole[1] ? /^(anfang|beginning)/.test(whole[1]) : side === 'start';
  return complete(number(whole[2]), starts ? 1 : 12, starts ? 1 : 31, 'year');
}

function swap(match: RegExpExecArray | null): [string, string, string] | null {
  return match ? [match[0], match[2] ?? '', match[1] ?? ''] : null;
}

function day(of: number, month: number, date: number): ReadDate | null {
  if (month < 1 || month > 12 || date < 1 || date > daysIn(of, month)) return null;
  return complete(of, month, date, 'day');
}

function complete(
  of: number,
  month: number,
  date: number,
  precision: ReadDate['precision'],
): ReadDate | null {
  if (of < 1900 || of > 2999) return null;
  return { date: `${of}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, precision };
}

function daysIn(of: number, month: number): number {
  if (month === 2) return of % 4 === 0 && (of % 100 !== 0 || of % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function number(digits: string | undefined): number {
  return Number(digits ?? NaN);
}

function year(digits: string | undefined): number {
  const value = number(digits);
  if (digits?.length !== 2) return value;
  return value < 70 ? 2000 + value : 1900 + value;
}

/**
 * Decides from all cells of a column whether slashes put the day or the month first: one value above 12 settles it.
 * @example slashOrder(['3/4/26', '13/4/26']) // 'day-first'
 */
export function slashOrder(cells: Iterable<string>): SlashOrder {
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    if (cell.length > 200) continue;
    const match = SLASHED.exec(cell.trim().toLowerCase());
    if (!match) continue;
    dayFirst ||= number(match[1]) > 12;
    monthFirst ||= number(match[2]) > 12;
  }
  return dayFirst === monthFirst ? 'unclear' : dayFirst ? 'day-first' : 'month-first';
}

const NO_END =
  /^(?:unbefristet|unbegrenzt|unbestimmt|auf unbestimmte zeit|laufend|dauerhaft|perpetual|unlimited|indefinite|ongoing|kauflizenz|einmallizenz|dauerlizenz|freeware|open source)/;

/** Whether a cell says that a contract has no end (`unbefristet`, `Kauflizenz`); then its end and notice are unknown and nothing is wrong. */
export function saysNoEnd(text: string): boolean {
  return text.length <= 200 && NO_END.test(text.trim().toLowerCase());
}
