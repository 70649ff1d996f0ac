import type { Database } from '#lib/server/database/index.ts';
import { selectLogos, selectMedia, selectShown } from './store.ts';

/** A picture for a page: `src` is of this server. */
export interface Picture {
  src: string;
  width: number;
  height: number;
}

const pictureOf = ({ id, width, height }: { id: string; width: number; height: number }): Picture => ({
  src: `/catalogue/media/${id}`,
  width,
  height,
});

/**
 * The pictures of an entry, as far as they could be fetched and drawn.
 *
 * @example const { logo, screenshots } = await mediaOf(db, entry.id);
 */
export async function mediaOf(
  db: Database,
  softwareId: string,
): Promise<{ logo: Picture | null; screenshots: Picture[] }> {
  const pictures = await db.asOperator((trx) => selectShown(trx, softwareId));
  const logo = pictures.find(({ kind }) => kind === 'logo');
  return {
    logo: logo ? pictureOf(logo) : null,
    screenshots: pictures.filter(({ kind }) => kind === 'screenshot').map(pictureOf),
  };
}

/** The logos of several entries, by the id of the entry. */
export async function logosOf(db: Database, softwareIds: readonly string[]): Promise<Map<string, Picture>> {
  const logos = await db.asOperator((trx) => selectLogos(trx, softwareIds));
  return new Map(logos.map((logo) => [logo.software_id, pictureOf(logo)]));
}

/** The bytes of a picture; null for an id that none has. */
export async function readMedia(
  db: Database,
  id: string,
): Promise<{ type: string; bytes: Uint8Array } | null> {
  return /^[0-9a-f]{64}$/.test(id) ? db.asOperator((trx) => selectMedia(trx, id)) : null;
}
