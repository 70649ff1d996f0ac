import type { Selectable } from 'kysely';
import type { ForgeHostTable, Transaction } from '#lib/server/database/index.ts';

export type StoredHost = Selectable<ForgeHostTable>;

export async function readHost(trx: Transaction, host: string): Promise<StoredHost | undefined> {
  return trx.selectFrom('forge_host').selectAll().where('host', '=', host).executeTakeFirst();
}

/** All hosts by name, without their tokens and files. */
export async function hostsByName(trx: Transaction) {
  return trx
    .selectFrom('forge_host')
    .select(['host', 'kind', 'remaining', 'resets_at', 'blocked_until'])
    .select((eb) => eb('token_sealed', 'is not', null).as('has_token'))
    .orderBy('host')
    .execute();
}

/** Writes these columns of a host, which is new or known. */
export async function writeHost(
  trx: Transaction,
  host: string,
  columns: Partial<Omit<StoredHost, 'host' | 'updated_at'>>,
  now: Date,
): Promise<void> {
  const values = { ...columns, updated_at: now };
  await trx
    .insertInto('forge_host')
    .values({ host, ...values })
    .onConflict((on) => on.column('host').doUpdateSet(values))
    .execute();
}
