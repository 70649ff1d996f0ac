import type { RawBuilder } from 'kysely';
import { filterToSql, type Attributes } from '../store/filter-to-sql.ts';
import type { Page } from '../store/scim-users.ts';
import { parseFilter } from './filter.ts';
import { etagOf } from './resources.ts';
import { ScimError } from './scim-error.ts';
import { mostResults } from './self-description.ts';

/** What a directory asks about users or groups. */
export interface ScimRequest {
  method: string;
  id: string | undefined;
  search: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** Which part of a list is asked for. */
export function pageOf({ search }: ScimRequest, attributes: Attributes): Page {
  return {
    condition: conditionOf(search.get('filter'), attributes),
    startIndex: Math.max(1, wholeNumber(search, 'startIndex', 1)),
    count: Math.min(mostResults, Math.max(0, wholeNumber(search, 'count', 100))),
  };
}

function conditionOf(text: string | null, attributes: Attributes): RawBuilder<boolean> | null {
  if (text === null || text.trim() === '') return null;
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new ScimError(400, parsed.message, 'invalidFilter');
  const translated = filterToSql(parsed.filter, attributes);
  if (!translated.ok) throw new ScimError(400, translated.message, 'invalidFilter');
  return translated.condition;
}

function wholeNumber(search: URLSearchParams, name: string, otherwise: number): number {
  const text = search.get(name);
  if (text === null || text === '') return otherwise;
  if (!/^-?\d{1,9}$/.test(text)) throw new ScimError(400, `${name} is a whole number.`, 'invalidValue');
  return Number(text);
}

/** Refuses a change of something that has changed since it was read. */
export function refuseIfChanged({ headers }: ScimRequest, stored: { version: number }): void {
  const expected = headers.get('if-match');
  if (expected !== null && expected !== '*' && expected !== etagOf(stored))
    throw new ScimError(412, 'The resource has changed meanwhile.');
}

/** Whether the directory has this version already. */
export function isKnown({ headers }: ScimRequest, stored: { version: number }): boolean {
  return headers.get('if-none-match') === etagOf(stored);
}

export function wrongMethod(): ScimError {
  return new ScimError(405, 'This cannot be done with this resource.');
}
