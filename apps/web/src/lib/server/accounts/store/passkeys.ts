import { sql, type Selectable } from 'kysely';
import type { PasskeyTable, Transaction } from '#lib/server/database/index.ts';

export type StoredPasskey = Selectable<PasskeyTable>;

/** False when this authenticator is registered already. */
export async function insertPasskey(
  trx: Transaction,
  passkey: Omit<StoredPasskey, 'created_at' | 'last_used_at'>,
): Promise<boolean> {
  const row = await trx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function passkeysOf(trx: Transaction, account: string): Promise<StoredPasskey[]> {
  return trx
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('created_at')
    .execute();
}

export async function passkeyById(trx: Transaction, id: string): Promise<StoredPasskey | null> {
  const row = await trx.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

/**
 * Notes a use. False when the counter did not move forward since it was read: then two requests answered with the same
 * use. Authenticators that do not count stay at 0.
 */
export async function notePasskeyUse(
  trx: Transaction,
  id: string,
  counter: number,
  backedUp: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('passkey')
    .set({ counter, backed_up: backedUp, last_used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where(({ eb, and, or, val }) =>
      or([eb('counter', '<', counter), and([eb('counter', '=', 0), eb(val(counter), '=', 0)])]),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function renamePasskey(
  trx: Transaction,
  account: string,
  id: string,
  name: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes one passkey of an account, or all of them; returns how many. */
export async function deletePasskeys(trx: Transaction, account: string, id: string | null): Promise<number> {
  let query = trx.deleteFrom('passkey').where('account_id', '=', account);
  if (id !== null) query = query.where('id', '=', id);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
