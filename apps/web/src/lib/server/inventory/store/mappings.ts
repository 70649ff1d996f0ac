import type { ConfirmedColumn } from '@allmende/inventory';
import type { Kysely, Selectable } from 'kysely';
import type { ConfirmedMappingTable, ImportProfileTable, Schema } from '#lib/server/database/index.ts';

export type StoredMapping = Selectable<ConfirmedMappingTable>;
export type StoredProfile = Selectable<ImportProfileTable>;

/** More kinds of lists than an authority has; beyond it the oldest are no longer compared. */
const compared = 200;

/** Keeps what was confirmed for lists of one shape; what was kept for the same shape before is replaced. */
export async function keepMapping(
  db: Kysely<Schema>,
  {
    shapeHash,
    name,
    columns,
    by,
  }: { shapeHash: string; name: string; columns: ConfirmedColumn[]; by: string },
): Promise<void> {
  const kept = {
    name,
    columns: JSON.stringify(columns),
    confirmed_at: new Date(),
    confirmed_by: by,
  };
  await db
    .insertInto('confirmed_mapping')
    .values({ shape_hash: shapeHash, ...kept })
    .onConflict((conflict) => conflict.columns(['authority_id', 'shape_hash']).doUpdateSet(kept))
    .execute();
}

/** Newest first. */
export async function confirmedMappings(db: Kysely<Schema>): Promise<StoredMapping[]> {
  return db
    .selectFrom('confirmed_mapping')
    .selectAll()
    .orderBy('confirmed_at', 'desc')
    .orderBy('shape_hash')
    .limit(compared)
    .execute();
}

export async function readMapping(db: Kysely<Schema>, shapeHash: string): Promise<StoredMapping | undefined> {
  return db
    .selectFrom('confirmed_mapping')
    .selectAll()
    .where('shape_hash', '=', shapeHash)
    .orderBy('confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** How many went; an authority that was merged may have one for each of its predecessors. */
export async function deleteMapping(db: Kysely<Schema>, shapeHash: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('confirmed_mapping')
    .where('shape_hash', '=', shapeHash)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Newest first, of every authority of the instance. */
export async function profiles(db: Kysely<Schema>): Promise<StoredProfile[]> {
  return db
    .selectFrom('import_profile')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(compared)
    .execute();
}

export async function readProfile(db: Kysely<Schema>, id: string): Promise<StoredProfile | undefined> {
  return db.selectFrom('import_profile').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Ids of the profiles that the actor's authorities gave. */
export async function ownProfiles(db: Kysely<Schema>): Promise<Set<string>> {
  const rows = await db.selectFrom('import_profile_share').select('profile_id').execute();
  return new Set(rows.map(({ profile_id }) => profile_id));
}

export async function insertProfile(
  db: Kysely<Schema>,
  profile: { name: string; columns: ConfirmedColumn[]; town: string | null; by: string },
): Promise<string> {
  const { id } = await db
    .insertInto('import_profile')
    .values({ name: profile.name, columns: JSON.stringify(profile.columns), town: profile.town })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('import_profile_share').values({ profile_id: id, shared_by: profile.by }).execute();
  return id;
}

/** Undefined for a profile of somebody else, or none at all. */
export async function deleteProfile(db: Kysely<Schema>, id: string): Promise<StoredProfile | undefined> {
  return db.deleteFrom('import_profile').where('id', '=', id).returningAll().executeTakeFirst();
}
