import { sql, type Updateable } from 'kysely';
import type { AuthorityKind, AuthorityTable, Transaction } from '#lib/server/database/index.ts';

/** What may be known of an authority without being part of it. */
export interface ListedAuthority {
  id: number;
  name: string;
  kind: AuthorityKind;
  key: string | null;
  endedOn: string | null;
  sample: boolean;
  /** Accounts with a role in force. */
  members: number;
}

const members = sql<number>`(
  select count(distinct m.account_id) from membership m join account a on a.id = m.account_id and a.active
  where m.authority_id = authority.id and (m.expires_at is null or m.expires_at > now()))`;

function listed(trx: Transaction) {
  return trx
    .selectFrom('authority')
    .select(['id', 'name', 'kind', 'key', 'ended_on as endedOn', 'sample', members.as('members')]);
}

export async function listedAuthorities(trx: Transaction): Promise<ListedAuthority[]> {
  return listed(trx).orderBy('name').orderBy('id').execute();
}

export async function listedAuthority(trx: Transaction, id: number): Promise<ListedAuthority | undefined> {
  return listed(trx).where('id', '=', id).executeTakeFirst();
}

/** Names by id. */
export async function namesOf(trx: Transaction, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await trx
    .selectFrom('authority')
    .select(['id', 'name'])
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The authority with this id or, failing that, this key. */
export async function authorityByIdOrKey(trx: Transaction, idOrKey: string): Promise<number | null> {
  const rows = await trx
    .selectFrom('authority')
    .select('id')
    .where(({ eb, or }) =>
      or([eb('key', '=', idOrKey), ...(/^\d{1,9}$/.test(idOrKey) ? [eb('id', '=', Number(idOrKey))] : [])]),
    )
    .orderBy(sql`(id::text = ${idOrKey})`, 'desc')
    .limit(1)
    .execute();
  return rows[0]?.id ?? null;
}

/** Locks rows against other merges, and against imports that are about to be written. */
export async function lockAuthorities(trx: Transaction, ids: readonly number[]) {
  return trx
    .selectFrom('authority')
    .select(['id', 'name', 'ended_on as endedOn'])
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function insertAuthority(
  trx: Transaction,
  authority: { name: string; kind: AuthorityKind; key: string | null; workplaces: number | null },
): Promise<number> {
  const { id } = await trx
    .insertInto('authority')
    .values({ ...authority, sample: false })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateAuthority(
  trx: Transaction,
  id: number,
  set: Updateable<AuthorityTable>,
): Promise<void> {
  await trx.updateTable('authority').set(set).where('id', '=', id).execute();
}

export async function endAuthorities(
  trx: Transaction,
  ids: readonly number[],
  on: string | null,
): Promise<void> {
  await trx
    .updateTable('authority')
    .set({ ended_on: on })
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute();
}

export async function deleteAuthorities(trx: Transaction, ids: readonly number[]): Promise<void> {
  await trx
    .deleteFrom('authority')
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute();
}

/** The first of these tables that holds a row of one of the authorities; null when there is none. */
export async function isInUse(trx: Transaction, ids: readonly number[]): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from application where authority_id = any(${ids}::int[]))
      or exists (select from import where authority_id = any(${ids}::int[]))
      or exists (select from upload where authority_id = any(${ids}::int[]))
      or exists (select from change where authority_id = any(${ids}::int[])) as used`.execute(trx);
  return rows[0]?.used ?? false;
}

export async function placesOf(trx: Transaction, authority: number) {
  return trx
    .selectFrom('authority_place')
    .select(['place_key as key', 'valid_from as validFrom', 'valid_to as validTo'])
    .where('body_id', '=', authority)
    .orderBy('place_key')
    .execute();
}

export async function insertPlaces(
  trx: Transaction,
  authority: number,
  places: readonly { key: string; validFrom: string | null; validTo: string | null }[],
): Promise<void> {
  if (places.length === 0) return;
  await trx
    .insertInto('authority_place')
    .values(
      places.map(({ key, validFrom, validTo }) => ({
        body_id: authority,
        place_key: key,
        valid_from: validFrom,
        valid_to: validTo,
      })),
    )
    .onConflict((conflict) => conflict.columns(['body_id', 'place_key']).doNothing())
    .execute();
}

export async function deletePlace(trx: Transaction, authority: number, key: string): Promise<void> {
  await trx
    .deleteFrom('authority_place')
    .where('body_id', '=', authority)
    .where('place_key', '=', key)
    .execute();
}
