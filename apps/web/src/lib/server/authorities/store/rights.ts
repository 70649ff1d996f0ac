import { sql } from 'kysely';
import type { ChangedReach, Transaction } from '#lib/server/database/index.ts';
import type { CarriedRights, HeldMandate, HeldRole } from '../carry-rights.ts';

const list = (ids: readonly number[]) => sql<number>`any(${ids}::int[])`;
const inForce = sql<boolean>`(expires_at is null or expires_at > now())`;

/** Roles in these authorities; `held` of accounts that may use them now, `dormant` of the others. */
export async function rolesIn(
  trx: Transaction,
  authorities: readonly number[],
): Promise<(HeldRole & { dormant: boolean })[]> {
  return trx
    .selectFrom('membership')
    .select([
      'id',
      'account_id as account',
      'authority_id as authority',
      'role',
      'predecessors',
      'reach',
      'expires_at as expiresAt',
      sql<boolean>`not ${inForce}`.as('dormant'),
    ])
    .where('authority_id', '=', list(authorities))
    .orderBy('id')
    .execute();
}

/** Mandates that these authorities give or hold and nobody has ended; `dormant` ones have run out. */
export async function mandatesOf(
  trx: Transaction,
  authorities: readonly number[],
): Promise<(HeldMandate & { dormant: boolean })[]> {
  return trx
    .selectFrom('mandate')
    .select([
      'id',
      'provider_id as provider',
      'authority_id as authority',
      'role',
      'predecessors',
      'reach',
      'expires_at as expiresAt',
      sql<boolean>`not ${inForce}`.as('dormant'),
    ])
    .where('ended_at', 'is', null)
    .where(({ eb, or }) =>
      or([eb('authority_id', '=', list(authorities)), eb('provider_id', '=', list(authorities))]),
    )
    .orderBy('id')
    .execute();
}

export async function insertCarried(
  trx: Transaction,
  into: number,
  rights: CarriedRights,
  by: string,
): Promise<{ memberships: number[]; mandates: number[]; requests: number[] }> {
  const ids = { memberships: [] as number[], mandates: [] as number[], requests: [] as number[] };
  for (const { account, role, reach, expiresAt } of rights.roles) {
    const { id } = await trx
      .insertInto('membership')
      .values({
        authority_id: into,
        account_id: account,
        role,
        predecessors: true,
        reach,
        source: 'merge',
        granted_by: by,
        expires_at: expiresAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.memberships.push(id);
  }
  for (const { provider, role, reach, expiresAt } of rights.mandates) {
    const { id } = await trx
      .insertInto('mandate')
      .values({
        authority_id: into,
        provider_id: provider,
        role,
        predecessors: true,
        reach,
        granted_by: by,
        expires_at: expiresAt,
        ended_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.mandates.push(id);
  }
  for (const { authority, provider, role } of rights.ask) {
    const asked = await trx
      .insertInto('mandate_request')
      .values({ authority_id: authority, provider_id: provider, role, requested_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (asked) ids.requests.push(asked.id);
  }
  return ids;
}

export async function setReach(
  trx: Transaction,
  table: 'membership' | 'mandate',
  id: number,
  { predecessors, reach }: ChangedReach['after'],
): Promise<void> {
  await trx.updateTable(table).set({ predecessors, reach }).where('id', '=', id).execute();
}

export async function deleteRights(
  trx: Transaction,
  { memberships, mandates, requests }: { memberships: number[]; mandates: number[]; requests: number[] },
): Promise<void> {
  await trx
    .deleteFrom('membership')
    .where('id', '=', sql<number>`any(${memberships}::bigint[])`)
    .execute();
  await trx
    .deleteFrom('mandate')
    .where('id', '=', sql<number>`any(${mandates}::bigint[])`)
    .execute();
  await trx
    .deleteFrom('mandate_request')
    .where('id', '=', sql<number>`any(${requests}::bigint[])`)
    .where('decided_at', 'is', null)
    .execute();
}
