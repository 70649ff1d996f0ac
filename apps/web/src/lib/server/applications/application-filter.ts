import { VARIABLES } from '@allmende/sovereignty';
import type { ListedApplication } from './listed-application.ts';

export const MATCH_STATES = ['new', 'review', 'accept', 'decided'] as const;
/** `open`: the answers so far allow more than one class. */
export const CLASS_CHOICES = ['A', 'B', 'C', 'D', 'E', 'open'] as const;
/** Whether lists still name it. */
export const SEEN_CHOICES = ['no'] as const;
/** Months from the date of the measurement. */
export const END_CHOICES = ['3', '6', '12', '24'] as const;
export const MISSING_CHOICES = [
  'any',
  ...VARIABLES,
  'criticality',
  'reach',
  'owner',
  'department',
  'users',
  'contract_end',
  'notice_months',
  'cost_cents',
] as const;

/** What a view of the inventory is narrowed to; it stands in the address in these words. Empty = not narrowed. */
export interface ApplicationFilter {
  q: string;
  match: '' | (typeof MATCH_STATES)[number];
  area: string;
  /** `unknown` for applications whose owner is not known. */
  owner: string;
  class: '' | (typeof CLASS_CHOICES)[number];
  ends: '' | (typeof END_CHOICES)[number];
  missing: '' | (typeof MISSING_CHOICES)[number];
  seen: '' | (typeof SEEN_CHOICES)[number];
}

/**
 * The filter that an address asks for. A value that does not exist narrows nothing, so that an old link still leads
 * somewhere.
 *
 * @example readFilter(new URLSearchParams('match=review&q=ewo')).match // 'review'
 */
export function readFilter(parameters: URLSearchParams): ApplicationFilter {
  const text = (key: string): string => (parameters.get(key) ?? '').trim().slice(0, 200);
  const oneOf = <Choice extends string>(key: string, choices: readonly Choice[]): '' | Choice =>
    choices.find((choice) => choice === parameters.get(key)) ?? '';
  return {
    q: text('q'),
    match: oneOf('match', MATCH_STATES),
    area: text('area'),
    owner: text('owner'),
    class: oneOf('class', CLASS_CHOICES),
    ends: oneOf('ends', END_CHOICES),
    missing: oneOf('missing', MISSING_CHOICES),
    seen: oneOf('seen', SEEN_CHOICES),
  };
}

/** The applications that a filter leaves; a search finds rows that hold all of its words. */
export function filterApplications(
  applications: readonly ListedApplication[],
  filter: ApplicationFilter,
  date: string,
): ListedApplication[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  const until = filter.ends === '' ? '' : monthsLater(date, Number(filter.ends));
  return applications.filter(({ row, missing, text }) => {
    if (!words.every((word) => text.includes(word))) return false;
    if (filter.match !== '' && row.match !== filter.match) return false;
    if (filter.seen === 'no' && row.not_seen === null) return false;
    if (filter.area !== '' && row.area !== filter.area) return false;
    if (filter.owner !== '' && (row.owner ?? 'unknown') !== filter.owner) return false;
    if (filter.class === 'open' && (row.class?.length ?? 0) <= 1) return false;
    if (filter.class !== '' && filter.class !== 'open' && row.class !== filter.class) return false;
    if (until !== '' && !(row.contract_end !== null && row.contract_end >= date && row.contract_end <= until))
      return false;
    if (filter.missing === 'any') return row.open > 0 || missing.has('criticality') || missing.has('reach');
    return filter.missing === '' || missing.has(filter.missing);
  });
}

function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
