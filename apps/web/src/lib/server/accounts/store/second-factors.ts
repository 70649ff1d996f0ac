import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Keeps a new secret; codes of it count once {@link confirmTotp} was called. False when one is confirmed already. */
export async function setPendingTotp(
  trx: Transaction,
  account: string,
  sealed: Uint8Array,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ totp_secret: sealed, totp_last_step: null })
    .where('id', '=', account)
    .where('totp_confirmed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function confirmTotp(trx: Transaction, account: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_confirmed_at: sql<Date>`now()` })
    .where('id', '=', account)
    .execute();
}

export async function removeTotp(trx: Transaction, account: string): Promise<void> {
  await trx
    .updateTable('account')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', account)
    .execute();
}

/** Uses up a time step of the codes; false when it, or a later one, was used before. */
export async function useTotpStep(trx: Transaction, account: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', account)
    .where(({ eb, or }) => or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Replaces all recovery codes of an account; with none, it has none. */
export async function replaceRecoveryCodes(
  trx: Transaction,
  account: string,
  hashes: readonly Uint8Array[],
): Promise<void> {
  await trx.deleteFrom('recovery_code').where('account_id', '=', account).execute();
  if (hashes.length > 0)
    await trx
      .insertInto('recovery_code')
      .values(hashes.map((code_hash) => ({ account_id: account, code_hash })))
      .execute();
}

/** Uses a recovery code up; false when there is none like it. */
export async function useRecoveryCode(trx: Transaction, account: string, hash: Uint8Array): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('recovery_code')
    .where('account_id', '=', account)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function countRecoveryCodes(trx: Transaction, account: string): Promise<number> {
  const { count } = await trx
    .selectFrom('recovery_code')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow();
  return count;
}
