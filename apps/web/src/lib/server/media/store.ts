import { sql } from 'kysely';
import type { PublicCode } from '@allmende/publiccode';
import type { StoredTrouble, Transaction } from '#lib/server/database/index.ts';
import type { NamedPicture } from './pictures-of.ts';

/** An entry whose pictures are to be fetched. */
export interface EntryToVisit {
  id: string;
  url: string;
  file_sha256: string;
  model: PublicCode;
}

/** A picture as the pages show it. */
export interface ShownPicture {
  kind: 'logo' | 'screenshot';
  id: string;
  width: number;
  height: number;
}

/** The next entry, by id, whose file has changed since its pictures were fetched. */
export async function selectUnvisited(trx: Transaction, after: string | null): Promise<EntryToVisit | null> {
  let query = trx
    .selectFrom('software')
    .leftJoin('media_visit', 'media_visit.software_id', 'software.id')
    .select(['software.id', 'software.url', 'software.file_sha256', 'software.model'])
    .where('software.model', 'is not', null)
    .where('software.standing', '!=', 'gone')
    .where('software.active', '=', true)
    .where(sql<boolean>`media_visit.file_sha256 is distinct from software.file_sha256`)
    .orderBy('software.id')
    .limit(1);
  if (after !== null) query = query.where('software.id', '>', after);
  const row = await query.executeTakeFirst();
  return row?.model ? { ...row, model: row.model } : null;
}

export async function countUnvisited(trx: Transaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from software s left join media_visit v on v.software_id = s.id
    where s.model is not null and s.standing <> 'gone' and s.active and v.file_sha256 is distinct from s.file_sha256`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** What became of each picture of an entry; pictures that nobody shows any more go. */
export async function replacePictures(
  trx: Transaction,
  entry: Pick<EntryToVisit, 'id' | 'file_sha256'>,
  pictures: (NamedPicture & { mediaId: string | null; trouble: StoredTrouble | null })[],
): Promise<void> {
  await trx.deleteFrom('software_media').where('software_id', '=', entry.id).execute();
  if (pictures.length > 0)
    await trx
      .insertInto('software_media')
      .values(
        pictures.map(({ kind, position, path, mediaId, trouble }) => ({
          software_id: entry.id,
          kind,
          position,
          path,
          media_id: mediaId,
          trouble: trouble && JSON.stringify(trouble),
        })),
      )
      .execute();
  const visit = { file_sha256: entry.file_sha256, at: new Date() };
  await trx
    .insertInto('media_visit')
    .values({ software_id: entry.id, ...visit })
    .onConflict((conflict) => conflict.column('software_id').doUpdateSet(visit))
    .execute();
}

export async function insertMedia(
  trx: Transaction,
  media: { id: string; type: string; bytes: Uint8Array; width: number; height: number },
): Promise<void> {
  await trx
    .insertInto('media')
    .values(media)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Forgets pictures that no entry shows, a day after they were made: a visit that runs may still name them. */
export async function deleteUnshown(trx: Transaction): Promise<void> {
  await sql`delete from media m where created_at < now() - interval '1 day'
    and not exists (select from software_media s where s.media_id = m.id)`.execute(trx);
}

/** Lets the entries of which a picture could not be fetched be visited again. */
export async function forgetTroubledVisits(trx: Transaction): Promise<void> {
  await sql`delete from media_visit v using software_media s
    where s.software_id = v.software_id and s.trouble ->> 'code' in ('unreachable', 'too-slow', 'broken-off', 'server-error', 'rate-limited')`.execute(
    trx,
  );
}

export async function selectShown(trx: Transaction, softwareId: string): Promise<ShownPicture[]> {
  return trx
    .selectFrom('software_media')
    .innerJoin('media', 'media.id', 'software_media.media_id')
    .select(['software_media.kind', 'media.id', 'media.width', 'media.height'])
    .where('software_media.software_id', '=', softwareId)
    .orderBy('software_media.kind')
    .orderBy('software_media.position')
    .execute();
}

/** The logos of several entries at once, by entry. */
export async function selectLogos(
  trx: Transaction,
  softwareIds: readonly string[],
): Promise<(ShownPicture & { software_id: string })[]> {
  if (softwareIds.length === 0) return [];
  return trx
    .selectFrom('software_media')
    .innerJoin('media', 'media.id', 'software_media.media_id')
    .select(['software_media.software_id', 'software_media.kind', 'media.id', 'media.width', 'media.height'])
    .where('software_media.software_id', 'in', [...softwareIds])
    .where('software_media.kind', '=', 'logo')
    .execute();
}

export async function selectMedia(
  trx: Transaction,
  id: string,
): Promise<{ type: string; bytes: Uint8Array } | null> {
  const found = trx.selectFrom('media').select(['type', 'bytes']).where('id', '=', id);
  return (await found.executeTakeFirst()) ?? null;
}
