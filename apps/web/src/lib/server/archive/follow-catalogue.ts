import { onCatalogueChange } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { logError } from '#lib/server/operating/index.ts';
import { updateArchive } from './keep-entry.ts';

/**
 * Brings the copy of an entry up to date when its file has changed, as it does with a release, or when its repository
 * has moved. Returns how to stop.
 *
 * @example const stop = followCatalogue(db);
 */
export function followCatalogue(db: Database): () => void {
  return onCatalogueChange(({ id, kind }) => {
    if (kind !== 'recorded' && kind !== 'renamed') return;
    updateArchive(db, id, new Date()).catch((error: unknown) =>
      logError('archive-not-updated', error, { id }),
    );
  });
}
