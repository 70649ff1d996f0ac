import { onCatalogueChange } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { enqueue } from '#lib/server/jobs/index.ts';
import { logError } from '#lib/server/operating/index.ts';
import { countUnvisited, forgetTroubledVisits } from './store.ts';

export const mediaJob = 'mirror-media';

/** How long changes are gathered before their pictures are fetched, in milliseconds: a harvest brings many. */
const gather = 5000;

/**
 * Has the pictures of entries fetched soon after their files have changed. Returns how to stop.
 *
 * @example const stop = followPictures(db);
 */
export function followPictures(db: Database, wait = gather): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = onCatalogueChange(({ kind }) => {
    if (kind !== 'recorded' || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      fetchPicturesSoon(db).catch((error: unknown) => logError('pictures-not-fetched', error));
    }, wait);
    timer.unref();
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Puts the fetching of pictures into the queue, where there is anything to fetch. */
export async function fetchPicturesSoon(db: Database): Promise<void> {
  await db.asOperator(async (trx) => {
    if ((await countUnvisited(trx)) === 0) return;
    // Each second once: a job that runs may be past an entry that has just changed.
    const key = new Date().toISOString().slice(0, 19);
    await enqueue(trx, { kind: mediaJob, payload: {}, authority: null, idempotencyKey: key });
  });
}

/** The chore of the night: what could not be reached is asked for again. */
export async function refetchPictures(db: Database): Promise<void> {
  await db.asOperator(forgetTroubledVisits);
  await fetchPicturesSoon(db);
}
