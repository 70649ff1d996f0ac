import { sql, type SelectQueryBuilder } from 'kysely';
import type { Schema } from '#lib/server/database/index.ts';
import type { PageRequest, Rows } from '../page.ts';

/**
 * One page of a query over a table with `created_at` and `id`, found by the place where it begins and never by counting.
 *
 * @example await selectPage(trx.selectFrom('bundle').selectAll(), 'bundle', request, 'oldest')
 */
export async function selectPage<Tables extends keyof Schema, Row>(
  query: SelectQueryBuilder<Schema, Tables, Row>,
  table: string,
  { limit, after, before, from, to }: PageRequest,
  first: 'oldest' | 'newest',
): Promise<Rows<Row>> {
  const created = sql.ref(`${table}.created_at`);
  const id = sql.ref(`${table}.id`);
  const start = after ?? before;
  const isBackwards = after === null && before !== null;
  const isAscending = (first === 'oldest') !== isBackwards;
  let found = query;
  if (from) found = found.where(sql<boolean>`${created} > ${from}::timestamptz`);
  if (to) found = found.where(sql<boolean>`${created} < ${to}::timestamptz`);
  if (start) {
    const place = sql`(${start.at}::timestamptz, ${start.id}::uuid)`;
    found = found.where(
      isAscending
        ? sql<boolean>`(${created}, ${id}) > ${place}`
        : sql<boolean>`(${created}, ${id}) < ${place}`,
    );
  }
  const direction = isAscending ? 'asc' : 'desc';
  const rows = await found
    .orderBy(created, direction)
    .orderBy(id, direction)
    .limit(limit + 1)
    .execute();
  const goesOn = rows.length > limit;
  const page = rows.slice(0, limit);
  return {
    rows: isBackwards ? page.reverse() : page,
    hasBefore: isBackwards ? goesOn : after !== null,
    hasAfter: isBackwards || goesOn,
  };
}
