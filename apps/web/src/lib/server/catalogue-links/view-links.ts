import type { Database } from '#lib/server/database/index.ts';
import { countOpen, selectDuplicateList, selectLinkList } from './store/lists.ts';

export const LINK_VIEWS = ['links', 'duplicates', 'decided'] as const;
export type LinkView = (typeof LINK_VIEWS)[number];

/** As many as can be judged in one sitting. */
export const MOST_SHOWN = 50;

/**
 * What waits for an editor, the surest first, or what was decided, the latest first; and how much waits.
 *
 * @example const { links, open } = await viewLinks(db, 'links');
 */
export function viewLinks(db: Database, view: LinkView) {
  return db.asOperator(async (trx) => ({
    open: await countOpen(trx),
    links: view === 'duplicates' ? [] : await selectLinkList(trx, view === 'decided', MOST_SHOWN),
    duplicates: view === 'links' ? [] : await selectDuplicateList(trx, view === 'decided', MOST_SHOWN),
  }));
}
