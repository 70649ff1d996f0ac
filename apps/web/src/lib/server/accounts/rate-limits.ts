import type { Database } from '#lib/server/database/index.ts';
import { clientNetwork } from './network-of.ts';
import { keyedHash } from './secrets.ts';
import { giveTokenBack, takeToken, type Bucket } from './store/rate-limits.ts';

/**
 * How often what may be tried: so many times at once, then once every so many seconds.
 *
 * Trying passwords is limited three ways. By address, so that one machine cannot go through many accounts. By account,
 * so that many machines cannot go through the passwords of one; but only for browsers that have never been signed in to
 * this account. Browsers that have (they hold a cookie) are counted on their own: whoever hammers an account from
 * elsewhere empties a bucket that its owner does not drink from.
 */
const limits = {
  'sign-in by address': { capacity: 60, refillSeconds: 10 },
  'sign-in to account': { capacity: 10, refillSeconds: 600 },
  'sign-in from known device': { capacity: 10, refillSeconds: 60 },
  'second factor of account': { capacity: 10, refillSeconds: 600 },
  'password of account': { capacity: 10, refillSeconds: 60 },
  'reset by address': { capacity: 10, refillSeconds: 60 },
  'reset of account': { capacity: 3, refillSeconds: 1200 },
  'sign-in at provider by address': { capacity: 30, refillSeconds: 20 },
  'problem report by address': { capacity: 5, refillSeconds: 720 },
  'proposal by address': { capacity: 10, refillSeconds: 360 },
  'calendar by address': { capacity: 60, refillSeconds: 60 },
  'mail of account': { capacity: 5, refillSeconds: 600 },
} as const;

export type Limit = keyof typeof limits;

/** The bucket of one thing that is limited; its key does not tell what it is. */
export function bucketOf(secret: string, limit: Limit, of: string): Bucket {
  return { key: keyedHash(secret, `${limit}:${of}`), ...limits[limit] };
}

/** The bucket of an address; one subscriber of IPv6 has billions of addresses, and one bucket. */
export function addressBucket(
  secret: string,
  limit: Extract<Limit, `${string} by address`>,
  address: string,
): Bucket {
  return bucketOf(secret, limit, clientNetwork(address));
}

/** Spends one attempt from each bucket. When one is empty: the seconds to wait, and nothing is spent. */
export async function spendAttempt(
  db: Database,
  buckets: readonly Bucket[],
): Promise<{ ok: true } | { ok: false; retryAfter: number }> {
  return db.asOperator(async (trx) => {
    const spent: Bucket[] = [];
    for (const bucket of buckets) {
      const wait = await takeToken(trx, bucket);
      if (wait === null) {
        spent.push(bucket);
        continue;
      }
      for (const each of spent) await giveTokenBack(trx, each);
      return { ok: false, retryAfter: wait };
    }
    return { ok: true };
  });
}

/** Gives the attempts back that succeeded: whoever knows the password is not guessing. */
export async function returnAttempt(db: Database, buckets: readonly Bucket[]): Promise<void> {
  await db.asOperator(async (trx) => {
    for (const bucket of buckets) await giveTokenBack(trx, bucket);
  });
}
