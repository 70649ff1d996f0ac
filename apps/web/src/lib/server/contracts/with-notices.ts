import type { Actor, Database } from '#lib/server/database/index.ts';
import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { noticeDates } from './notice-dates.ts';

/** Names of so many applications stand for a contract. */
const named = 3;

/**
 * A measured inventory with the notice dates of its contracts, for overview and report: they then tell contracts where
 * there are some, with renewals rolled forward.
 *
 * @example overviewOf(await withNotices(db, actor, measured), knowledge).notices
 */
export async function withNotices(
  db: Database,
  actor: Actor,
  measured: MeasuredInventory,
): Promise<MeasuredInventory> {
  const dates = await db.asActor(actor, (trx) => noticeDates(trx, measured.date));
  const notices = dates.map(({ contractId, title, applications, noticeDate, end, costCents }) => {
    const names = applications.map(({ name }) => name);
    const shown = names.length > named ? [...names.slice(0, named), '…'] : names;
    return {
      id: applications[0]?.id ?? 0,
      contract: contractId,
      name: shown.join(', ') || title,
      by: noticeDate,
      contractEnd: end,
      costCents,
    };
  });
  return { ...measured, notices };
}
