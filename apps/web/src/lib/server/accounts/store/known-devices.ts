import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Whether somebody has signed in to the account of this address with this browser before. */
export async function isKnownDevice(
  trx: Transaction,
  tokenHash: Uint8Array,
  email: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('known_device')
    .innerJoin('account', 'account.id', 'known_device.account_id')
    .select('account.id')
    .where('known_device.token_hash', '=', tokenHash)
    .where(sql<string>`lower(account.email)`, '=', email.toLowerCase())
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberDevice(
  trx: Transaction,
  tokenHash: Uint8Array,
  account: string,
): Promise<void> {
  await trx
    .insertInto('known_device')
    .values({ token_hash: tokenHash, account_id: account })
    .onConflict((conflict) =>
      conflict.columns(['token_hash', 'account_id']).doUpdateSet({ last_used_at: sql<Date>`now()` }),
    )
    .execute();
}

/** Forgets every browser of an account. */
export async function forgetDevicesOf(trx: Transaction, account: string): Promise<void> {
  await trx.deleteFrom('known_device').where('account_id', '=', account).execute();
}

export async function deleteOldDevices(trx: Transaction): Promise<void> {
  await trx
    .deleteFrom('known_device')
    .where(sql<boolean>`last_used_at < now() - interval '180 days'`)
    .execute();
}
