import type { Actor, Database } from '#lib/server/database/index.ts';
import { contractsOf } from './contracts-of.ts';
import { dateOf } from './list-contracts.ts';
import { nextNotice } from './notice-dates.ts';

/** A contract as the page of an application names it. */
export interface ContractOfApplication {
  id: number;
  title: string;
  partner: string | null;
  /** Next day for notice, ISO date; null where nothing can be given notice of. */
  noticeBy: string | null;
}

/**
 * The contracts that cover an application, the next day for notice first.
 *
 * @example (await contractsFor(db, actor, 4))[0]?.noticeBy // '2027-09-30'
 */
export async function contractsFor(
  db: Database,
  actor: Actor,
  application: number,
): Promise<ContractOfApplication[]> {
  return db.asActor(actor, async (trx) => {
    const date = await dateOf(trx, actor);
    return (await contractsOf(trx))
      .filter(({ applications }) => applications.includes(application))
      .map((contract) => {
        const { id, title, partner } = contract;
        return { id, title, partner, noticeBy: nextNotice(contract, date)?.noticeDate ?? null };
      })
      .sort((a, b) => (a.noticeBy ?? '9').localeCompare(b.noticeBy ?? '9') || a.id - b.id);
  });
}
