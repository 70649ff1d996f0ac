import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { tellLinks } from './link-changes.ts';
import { putLink, selectAccepted, selectLink } from './store/links.ts';

export type LinkDecision = 'accept' | 'refuse' | 'undo';

export type DecidedLink =
  | { ok: true }
  /** Nothing was suggested, or somebody else has taken it back. */
  | { ok: false; problem: 'unknown' }
  /** The entry is another product already, or the product another entry. */
  | { ok: false; problem: 'taken'; softwareId: string; productId: string };

const STATES = { accept: 'accepted', refuse: 'refused', undo: 'suggested' } as const;

/**
 * Says for an editor that an entry is a product, that it is not, or takes such a word back: then it is a suggestion
 * again.
 *
 * @example await decideLink(db, actor.id, { softwareId, productId: 'nextcloud', decision: 'accept' });
 */
export function decideLink(
  db: Database,
  by: string,
  { softwareId, productId, decision }: { softwareId: string; productId: string; decision: LinkDecision },
  now: Date = new Date(),
): Promise<DecidedLink> {
  return db.asOperator(async (trx): Promise<DecidedLink> => {
    const link = await selectLink(trx, softwareId, productId);
    if (!link) return { ok: false, problem: 'unknown' };
    const state = STATES[decision];
    if (link.state === state) return { ok: true };
    const [taken] = state === 'accepted' ? await selectAccepted(trx, softwareId, productId) : [];
    if (taken)
      return { ok: false, problem: 'taken', softwareId: taken.software_id, productId: taken.product_id };
    await putLink(trx, {
      software_id: softwareId,
      product_id: productId,
      state,
      is_automatic: false,
      decided_by: decision === 'undo' ? null : by,
      decided_at: decision === 'undo' ? null : now,
    });
    noteChange(trx, {
      subject: `catalogue-link:${softwareId}`,
      before: { product: productId, state: link.state },
      after: { product: productId, state },
    });
    if (link.state === 'accepted' || state === 'accepted') tellLinks(trx, [softwareId]);
    return { ok: true };
  });
}
