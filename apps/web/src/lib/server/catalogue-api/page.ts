import { CatalogueProblem } from './catalogue-problem.ts';
import { isStorable, readTime, timeText } from './api-times.ts';

const usual = 25;
/** More than this stands on no page; whoever asks for more is led on by the header Link. */
export const largestPage = 100;

/** One place in a list that is ordered by time and id. */
export interface Place {
  at: Date;
  id: string;
}

/** Which part of a list is asked for. */
export interface PageRequest {
  limit: number;
  after: Place | null;
  before: Place | null;
  /** Made strictly after and before. */
  from: Date | null;
  to: Date | null;
}

/** One more row than fits says that the list goes on. */
export interface Rows<Row> {
  rows: Row[];
  /** Further rows before and after these. */
  hasBefore: boolean;
  hasAfter: boolean;
}

interface PageAnswer {
  data: unknown[];
  links: { prev: string | null; next: string | null };
}

/**
 * Reads `page[size]`, `page[after]`, `page[before]`, `from` and `to`. Throws a problem (422) for what is none of these.
 *
 * @example readPage(new URLSearchParams('page[size]=10'), "can't get Software").limit // 10
 */
export function readPage(search: URLSearchParams, title: string): PageRequest {
  const refuse = (detail: string): never => {
    throw new CatalogueProblem(422, title, detail);
  };
  const size = search.get('page[size]');
  if (size !== null && !/^-?\d{1,9}$/.test(size)) refuse('page[size] must be an integer');
  const limit = size === null ? usual : Number(size);
  if (limit < 1) refuse('page[size] must be greater than 0');
  const time = (name: string): Date | null => {
    const text = search.get(name);
    if (text === null || text === '') return null;
    return readTime(text) ?? refuse('invalid date time format (RFC 3339 needed)');
  };
  const place = (name: string): Place | null => {
    const text = search.get(name);
    if (text === null || text === '') return null;
    return readCursor(text) ?? refuse('wrong cursor format in page[after] or page[before]');
  };
  return {
    limit: Math.min(limit, largestPage),
    after: place('page[after]'),
    before: place('page[before]'),
    from: time('from'),
    to: time('to'),
  };
}

/** The page of these rows, with links that keep every other parameter; clients hang them onto the path as they are. */
export function pageOf<Row>(
  { rows, hasBefore, hasAfter }: Rows<Row>,
  search: URLSearchParams,
  shape: { of: (row: Row) => unknown; place: (row: Row) => Place },
): PageAnswer {
  const link = (name: 'page[before]' | 'page[after]', row: Row | undefined): string | null => {
    if (row === undefined) return null;
    const others = [...search].filter(([key]) => key !== 'page[before]' && key !== 'page[after]');
    const all = [...others, [name, cursorOf(shape.place(row))] as const];
    const text = all
      .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
      .map(([key, value]) => `${plain(key)}=${encodeURIComponent(value)}`);
    return `?${text.join('&')}`;
  };
  return {
    data: rows.map(shape.of),
    links: {
      prev: hasBefore ? link('page[before]', rows[0]) : null,
      next: hasAfter ? link('page[after]', rows.at(-1)) : null,
    },
  };
}

const plain = (key: string): string => encodeURIComponent(key).replaceAll('%5B', '[').replaceAll('%5D', ']');

/** Base64 of `[time, id]`, in the letters that an address takes without escape. */
function cursorOf({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([timeText(at), id])).toString('base64url');
}

function readCursor(text: string): Place | null {
  if (!/^[\w+/-]{1,200}={0,2}$/.test(text)) return null;
  try {
    const [at, id, ...more] = JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as unknown[];
    if (typeof at !== 'string' || typeof id !== 'string' || more.length > 0) return null;
    const time = new Date(at);
    if (!isStorable(time) || !isId(id)) return null;
    return { at: time, id: id.toLowerCase() };
  } catch {
    return null;
  }
}

/** Whether a text can be the id of a row. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
}
