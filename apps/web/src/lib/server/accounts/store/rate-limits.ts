import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** A bucket that holds `capacity` tokens and is given one more every `refillSeconds`. */
export interface Bucket {
  key: string;
  capacity: number;
  refillSeconds: number;
}

/** Takes a token out of a bucket. When it is empty: seconds until there is one again. */
export async function takeToken(trx: Transaction, bucket: Bucket): Promise<number | null> {
  const { key, capacity, refillSeconds } = bucket;
  const filled = sql<number>`least(${capacity}::float8,
    rate_limit.tokens + extract(epoch from now() - rate_limit.refilled_at)::float8 / ${refillSeconds}::float8)`;
  const taken = await sql`
    insert into rate_limit (key, tokens) values (${key}, ${capacity}::float8 - 1)
    on conflict (key) do update set tokens = ${filled} - 1, refilled_at = now()
    where ${filled} >= 1
    returning key`.execute(trx);
  if (taken.rows.length > 0) return null;
  const { tokens } = await trx
    .selectFrom('rate_limit')
    .select(filled.as('tokens'))
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  return Math.max(1, Math.ceil((1 - tokens) * refillSeconds));
}

/** Gives a token back that turned out not to have been spent. */
export async function giveTokenBack(trx: Transaction, { key, capacity }: Bucket): Promise<void> {
  await trx
    .updateTable('rate_limit')
    .set({ tokens: sql<number>`least(${capacity}::float8, tokens + 1)` })
    .where('key', '=', key)
    .execute();
}

/** Forgets buckets that are full again by now: the slowest fills up within two days. */
export async function deleteFullBuckets(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('rate_limit')
    .where(sql<boolean>`refilled_at < now() - interval '2 days'`)
    .execute();
}
