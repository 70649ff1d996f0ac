import { z } from '@hono/zod-openapi';
import type { Place } from './page.ts';

/** The search parameters of every list. */
export const pageSearch = {
  'page[size]':
    'Rows on a page, 1 to 100; 25 unless told. More than 100 is taken as 100, and the header Link leads on',
  'page[after]': 'As a link of the page gives it',
  'page[before]': 'As a link of the page gives it',
  from: 'Made after, e.g. 2026-01-31T00:00:00Z',
  to: 'Made before',
} as const;

/** A page of these, for the description. */
export function pageSchema(name: string, of: z.ZodType) {
  return z
    .object({
      data: z.array(of),
      links: z.object({
        prev: z.string().nullable().openapi({ description: 'To be appended to the path as it is' }),
        next: z.string().nullable(),
      }),
    })
    .openapi(`PageOf${name}`);
}

/** Where a row stands in its list. */
export const placeOf = (row: { created_at: Date; id: string }): Place => ({ at: row.created_at, id: row.id });
