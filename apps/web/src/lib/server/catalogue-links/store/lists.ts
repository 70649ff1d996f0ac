import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** How many suggestions wait. */
export async function countOpen(trx: Transaction): Promise<{ links: number; duplicates: number }> {
  const links = await trx
    .selectFrom('catalogue_link')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'suggested')
    .executeTakeFirstOrThrow();
  const duplicates = await trx
    .selectFrom('catalogue_duplicate')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'suggested')
    .executeTakeFirstOrThrow();
  return { links: Number(links.count), duplicates: Number(duplicates.count) };
}

/** Suggested links with the most evidence first, or decided ones with the latest first. */
export async function selectLinkList(trx: Transaction, isDecided: boolean, limit: number) {
  let query = trx
    .selectFrom('catalogue_link')
    .innerJoin('software', 'software.id', 'catalogue_link.software_id')
    .select([
      'software.id',
      'software.name',
      'software.url',
      'product_id',
      'state',
      'is_automatic',
      'evidence',
      'decided_at',
    ])
    .where('state', isDecided ? '<>' : '=', 'suggested')
    .limit(limit);
  query = isDecided
    ? query.orderBy('decided_at', (order) => order.desc().nullsLast())
    : query.orderBy(sql`jsonb_array_length(evidence)`, 'desc').orderBy('software.name');
  return query.orderBy('software.id').orderBy('product_id').execute();
}

export async function selectDuplicateList(trx: Transaction, isDecided: boolean, limit: number) {
  let query = trx
    .selectFrom('catalogue_duplicate')
    .innerJoin('software as hidden', 'hidden.id', 'catalogue_duplicate.software_id')
    .innerJoin('software as shown', 'shown.id', 'catalogue_duplicate.into_id')
    .select([
      'hidden.id as hidden_id',
      'hidden.name as hidden_name',
      'hidden.url as hidden_url',
      'shown.id as shown_id',
      'shown.name as shown_name',
      'shown.url as shown_url',
      'state',
      'evidence',
      'decided_at',
    ])
    .where('state', isDecided ? '<>' : '=', 'suggested')
    .limit(limit);
  query = isDecided
    ? query.orderBy('decided_at', (order) => order.desc().nullsLast())
    : query.orderBy(sql`jsonb_array_length(evidence)`, 'desc').orderBy('shown.name');
  return query.orderBy('hidden.id').orderBy('shown.id').execute();
}
