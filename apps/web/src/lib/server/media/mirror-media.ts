import { createHash } from 'node:crypto';
import type { Database, StoredTrouble } from '#lib/server/database/index.ts';
import { courteousGet, openForges, type ForgesOptions } from '#lib/server/forges/index.ts';
import type { JobContext } from '#lib/server/jobs/index.ts';
import { drawApart } from './draw-apart.ts';
import { picturesOf, type NamedPicture } from './pictures-of.ts';
import { placesOfPicture } from './places-of-picture.ts';
import {
  countUnvisited,
  deleteUnshown,
  insertMedia,
  replacePictures,
  selectUnvisited,
  type EntryToVisit,
} from './store.ts';

/** For one picture as it comes. */
const limits = { milliseconds: 10_000, bytes: 2_000_000 };
/** Points that a picture is shown with at most; twice as many as on the page, for fine screens. */
const boxes = { logo: { width: 512, height: 512 }, screenshot: { width: 1280, height: 1600 } } as const;

/**
 * Fetches the pictures of every entry whose file has changed, draws them anew and keeps what comes out, so that no page
 * asks another server. One after the other, as a polite guest; may be ended and begun again at any entry.
 *
 * @returns how many pictures are shown, and how many are not
 */
export async function mirrorMedia(
  { db, signal, report }: Pick<JobContext<unknown>, 'db' | 'signal' | 'report'>,
  options: Partial<ForgesOptions> = {},
): Promise<{ shown: number; refused: number }> {
  const ask = { ...options, db, signal, limits };
  const total = await db.asOperator(countUnvisited);
  const counts = { shown: 0, refused: 0 };
  let after: string | null = null;
  for (let done = 0; ; done++) {
    signal.throwIfAborted();
    await report(done, total, { code: 'fetching-pictures' });
    const entry: EntryToVisit | null = await db.asOperator((trx) => selectUnvisited(trx, after));
    if (!entry) break;
    const pictures: (NamedPicture & Kept)[] = [];
    for (const picture of picturesOf(entry.model)) {
      const kept = await keepPicture(ask, entry, picture);
      counts[kept.trouble === null ? 'shown' : 'refused'] += 1;
      pictures.push({ ...picture, ...kept });
    }
    await db.asOperator((trx) => replacePictures(trx, entry, pictures));
    after = entry.id;
  }
  await db.asOperator(deleteUnshown);
  return counts;
}

type Kept = { mediaId: string; trouble: null } | { mediaId: null; trouble: StoredTrouble };

async function keepPicture(
  ask: ForgesOptions & { db: Database },
  entry: EntryToVisit,
  picture: NamedPicture,
): Promise<Kept> {
  const fetched = await fetchPicture(ask, placesOfPicture(entry.url, picture.path));
  if ('code' in fetched) return { mediaId: null, trouble: fetched };
  const drawn = await drawApart(fetched.bytes, boxes[picture.kind], { signal: ask.signal });
  if (!drawn.ok) return { mediaId: null, trouble: { code: drawn.problem } };
  const { type, bytes, width, height } = drawn;
  const id = createHash('sha256').update(bytes).digest('hex');
  await ask.db.asOperator((trx) => insertMedia(trx, { id, type, bytes, width, height }));
  return { mediaId: id, trouble: null };
}

async function fetchPicture(
  ask: ForgesOptions,
  places: readonly URL[],
): Promise<{ bytes: Uint8Array } | StoredTrouble> {
  const forges = openForges(ask);
  let trouble: StoredTrouble = { code: places.length === 0 ? 'elsewhere' : 'not-found' };
  for (const place of places) {
    const asked = await courteousGet(forges, place);
    if (!asked.ok)
      return { code: asked.trouble.code, ...(asked.trouble.detail && { detail: asked.trouble.detail }) };
    const { status, headers, bytes } = asked.answer;
    // A page that asks for a sign-in is no picture.
    if (status === 200 && !/^text\/html/i.test(headers['content-type'] ?? '')) return { bytes };
    trouble = { code: 'not-found' };
  }
  return trouble;
}
