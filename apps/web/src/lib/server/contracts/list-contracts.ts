import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import type { Contract, NoticeDate } from './contract.ts';
import { contractsOf } from './contracts-of.ts';
import { nextNotice, noticeDates } from './notice-dates.ts';
import { applicationsWithDates, coveredApplications, keptDate } from './store/contracts.ts';

/** What a contract should tell and does not. */
export const GAPS = ['end', 'notice', 'renewal', 'cost', 'partner', 'processing', 'applications'] as const;
export type Gap = (typeof GAPS)[number];

export interface ContractRow extends Contract {
  covers: { id: number; name: string }[];
  next: Pick<NoticeDate, 'noticeDate' | 'end' | 'monthsAhead'> | null;
  /** Its end is past, and it is not known to renew itself. */
  isOver: boolean;
  gaps: Gap[];
}

export interface ContractsView {
  /** ISO date of today, or the one that a sample is kept at. */
  date: string;
  rows: ContractRow[];
  notices: NoticeDate[];
}

/** Everything that the pages about contracts are made from. */
export async function listContracts(db: Database, actor: Actor): Promise<ContractsView> {
  return db.asActor(actor, async (trx) => {
    const date = await dateOf(trx, actor);
    const names = new Map<number, { id: number; name: string }[]>();
    for (const { contract_id, id, name } of await coveredApplications(trx))
      names.set(contract_id, [...(names.get(contract_id) ?? []), { id, name }]);
    const rows = (await contractsOf(trx)).map((contract): ContractRow => {
      const next = nextNotice(contract, date);
      return {
        ...contract,
        covers: names.get(contract.id) ?? [],
        next,
        isOver: contract.end !== null && contract.end < date && !contract.renewMonths,
        gaps: gapsOf(contract),
      };
    });
    return { date, rows, notices: await noticeDates(trx, date) };
  });
}

/** Every application of the inventory that a contract could cover, by name. */
export async function coverableApplications(
  db: Database,
  actor: Actor,
): Promise<{ id: number; name: string; vendor: string | null }[]> {
  const applications = await db.asActor(actor, (trx) => applicationsWithDates(trx));
  return applications.map(({ id, name, vendor_text: vendor }) => ({ id, name, vendor }));
}

/** Today, or the date at which the figures of a sample are kept. */
export async function dateOf(trx: Transaction, actor: Actor, now = new Date()): Promise<string> {
  return (await keptDate(trx, actor.authority)) ?? now.toISOString().slice(0, 10);
}

function gapsOf(contract: Contract): Gap[] {
  const missing: Record<Gap, boolean> = {
    end: contract.end === null,
    notice: contract.noticeMonths === null,
    renewal: contract.renewMonths === null,
    cost: contract.costCents === null,
    partner: contract.partner === null,
    processing: (contract.clauses.processing?.state ?? null) === null,
    applications: contract.applications.length === 0,
  };
  return GAPS.filter((gap) => missing[gap]);
}
