import { entryByUrl, normaliseRepositoryUrl, type Entry } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { Outcome } from './outcome.ts';
import { newestProposalAt } from './store/proposals.ts';
import { repositoryByUrl } from './store/repositories.ts';

/** What everybody may know of a repository: whether it is listed, and else why not. */
export interface Standing {
  url: string;
  entry: Pick<Entry, 'id' | 'name' | 'standing' | 'gone_reason'> | null;
  /** What the last look has found; null where nobody has looked. */
  outcome: Outcome | null;
  checkedAt: Date | null;
  proposal: 'waiting' | 'refused' | null;
  /** Of a refusal. */
  reason: string | null;
}

/**
 * Says to an owner how the catalogue sees a repository; null for what is no address.
 *
 * @example await standingOf(db, 'https://gitlab.opencode.de/stadt/baum')
 */
export async function standingOf(db: Database, address: string): Promise<Standing | null> {
  const url = normaliseRepositoryUrl(address);
  if (url === null) return null;
  return db.asOperator(async (trx) => {
    const entry = await entryByUrl(trx, url);
    const row = await repositoryByUrl(trx, entry?.url ?? url);
    const proposal = await newestProposalAt(trx, url);
    const open = proposal !== null && proposal.state !== 'accepted' ? proposal.state : null;
    return {
      url,
      entry: entry && {
        id: entry.merged_into ?? entry.id,
        name: entry.name,
        standing: entry.standing,
        gone_reason: entry.gone_reason,
      },
      outcome: (row?.outcome as Outcome | undefined) ?? null,
      checkedAt: row?.checked_at ?? entry?.checked_at ?? null,
      proposal: open,
      reason: open === 'refused' ? (proposal?.reason ?? null) : null,
    };
  });
}
