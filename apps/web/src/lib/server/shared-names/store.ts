import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** A decision in force of an authority that lets its decisions count. */
export interface CountedDecision {
  authority: number;
  key: string;
  name: string;
  /** Null: no known product, or no application. */
  product: string | null;
  account: string;
}

/**
 * For the operator: decisions about names that at least `least` authorities have decided, of those only that let theirs
 * count. Made-up authorities have no voice.
 */
export async function countedDecisions(trx: Transaction, least: number): Promise<CountedDecision[]> {
  const { rows } = await sql<CountedDecision>`
    with voice as (
      select d.authority_id, d.match_key, d.raw_name, d.product_id, d.decided_by
      from match_decision d join authority a on a.id = d.authority_id
      where d.revoked_at is null and a.gives_names and not a.sample
    )
    select authority_id as authority, match_key as key, raw_name as name, product_id as product, decided_by as account
    from voice
    where match_key in (select match_key from voice group by match_key having count(distinct authority_id) >= ${least}::int)
    order by match_key, authority_id`.execute(trx);
  return rows;
}

/** For the operator: every authority with its name, whether it lets decisions count, and what it is part of now. */
export async function authoritiesNow(
  trx: Transaction,
): Promise<{ id: number; name: string; gives: boolean; into: number | null }[]> {
  const { rows } = await sql<{ id: number; name: string; gives: boolean; into: number | null }>`
    select a.id, a.name, a.gives_names as gives,
      (select min(r.to_id) from authority_relation r where r.from_id = a.id and r.kind = 'merged-into') as into
    from authority a where not a.sample order by a.id`.execute(trx);
  return rows;
}

/** Folded name to product. */
export async function sharedNames(trx: Transaction): Promise<Map<string, string>> {
  const rows = await trx.selectFrom('shared_name').select(['match_key', 'product_id']).execute();
  return new Map(rows.map(({ match_key, product_id }) => [match_key, product_id]));
}

export async function forgetSharedNames(trx: Transaction, keys: string[]): Promise<void> {
  if (keys.length > 0) await sql`delete from shared_name where match_key = any(${keys}::text[])`.execute(trx);
}

/** In the order of the names, so that the table does not tell in which order they came to be shared. */
export async function writeSharedNames(trx: Transaction, names: ReadonlyMap<string, string>): Promise<void> {
  await sql`delete from shared_name`.execute(trx);
  const rows = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let start = 0; start < rows.length; start += 500)
    await trx
      .insertInto('shared_name')
      .values(rows.slice(start, start + 500).map(([match_key, product_id]) => ({ match_key, product_id })))
      .execute();
}

export interface NameSharing {
  /** Whether the authority's decisions count for the shared names. */
  gives: boolean;
  /** Whether its lists are recognised by them. */
  takes: boolean;
}

export async function readNameSharing(trx: Transaction, authority: number): Promise<NameSharing> {
  const { gives_names, takes_names } = await trx
    .selectFrom('authority')
    .select(['gives_names', 'takes_names'])
    .where('id', '=', authority)
    .executeTakeFirstOrThrow();
  return { gives: gives_names, takes: takes_names };
}

export async function writeNameSharing(
  trx: Transaction,
  authority: number,
  { gives, takes }: NameSharing,
): Promise<void> {
  await trx
    .updateTable('authority')
    .set({ gives_names: gives, takes_names: takes })
    .where('id', '=', authority)
    .execute();
}

/** The actor's decisions in force for products, by name. */
export async function ownDecisions(trx: Transaction) {
  return trx
    .selectFrom('match_decision')
    .select(['match_key', 'raw_name', 'product_id'])
    .where('revoked_at', 'is', null)
    .where('decision', '=', 'accept')
    .orderBy('match_key')
    .execute();
}
