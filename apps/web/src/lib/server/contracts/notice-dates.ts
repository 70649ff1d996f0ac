import { exitDate, noticeDate } from '@allmende/planner';
import type { Transaction } from '#lib/server/database/index.ts';
import type { Contract, NoticeDate } from './contract.ts';
import { contractsOf } from './contracts-of.ts';
import { endOf } from './effective-contracts.ts';
import { applicationsWithDates } from './store/contracts.ts';

/**
 * Every day until which notice can still be given, the next one first: of the contracts, and of applications whose dates
 * come from a list and that no contract covers. A contract that renews itself is rolled forward; one whose notice is
 * past and that does not renew itself is not among them.
 *
 * @param today ISO date
 * @example (await noticeDates(trx, '2026-11-22')).filter(({ monthsAhead }) => monthsAhead <= 3)
 */
export async function noticeDates(trx: Transaction, today: string): Promise<NoticeDate[]> {
  const contracts = await contractsOf(trx);
  const applications = await applicationsWithDates(trx);
  const nameOf = new Map(applications.map(({ id, name }) => [id, name]));
  const covered = new Set(contracts.flatMap((contract) => contract.applications));
  const dates: NoticeDate[] = [];
  for (const contract of contracts) {
    const next = nextNotice(contract, today);
    if (!next) continue;
    dates.push({
      contractId: contract.id,
      title: contract.title,
      partner: contract.partner,
      applications: contract.applications.map((id) => ({ id, name: nameOf.get(id) ?? '' })),
      ...next,
      renewMonths: contract.renewMonths,
      costCents: contract.costCents,
      changedAt: contract.changedAt,
    });
  }
  for (const { id, name, vendor_text, contract_end, notice_months, cost_cents, updated_at } of applications) {
    if (covered.has(id)) continue;
    const dated = { end: contract_end, minimumUntil: null, noticeMonths: notice_months, renewMonths: null };
    const next = nextNotice(dated, today);
    if (!next) continue;
    dates.push({
      contractId: null,
      title: name,
      partner: vendor_text,
      applications: [{ id, name }],
      ...next,
      renewMonths: null,
      costCents: cost_cents,
      changedAt: updated_at.toISOString(),
    });
  }
  return dates.sort(
    (a, b) =>
      (a.noticeDate < b.noticeDate ? -1 : a.noticeDate > b.noticeDate ? 1 : 0) ||
      a.title.localeCompare(b.title, 'de') ||
      (a.contractId ?? 0) - (b.contractId ?? 0),
  );
}

/**
 * The next day for notice of one contract, and the end that it leads to; null where either is unknown, or nothing can be
 * given notice of any more. Before the minimum term is over, notice leads to its end at the earliest.
 *
 * @example nextNotice({ end: '2027-03-31', minimumUntil: null, noticeMonths: 6, renewMonths: 12 }, '2026-11-22')
 * // { noticeDate: '2027-09-30', end: '2028-03-31', monthsAhead: 11 }
 */
export function nextNotice(
  contract: Pick<Contract, 'end' | 'minimumUntil' | 'noticeMonths' | 'renewMonths'>,
  today: string,
): Pick<NoticeDate, 'noticeDate' | 'end' | 'monthsAhead'> | null {
  const { noticeMonths, renewMonths } = contract;
  const written = endOf(contract);
  if (written === null || noticeMonths === null) return null;
  const end = exitDate({ end: written, noticeMonths, renewMonths: renewMonths ?? 0 }, today);
  const by = noticeDate(end, noticeMonths);
  return by < today ? null : { noticeDate: by, end, monthsAhead: monthsUntil(today, by) };
}

/**
 * In how many whole months, rounded up, a day lies; the same day next month is 1.
 *
 * @example monthsUntil('2026-11-22', '2027-02-22') // 3
 */
export function monthsUntil(today: string, day: string): number {
  const [[fromYear = 0, fromMonth = 0, fromDay = 0], [year = 0, month = 0, dayOfMonth = 0]] = [
    today.split('-').map(Number),
    day.split('-').map(Number),
  ];
  return (year - fromYear) * 12 + (month - fromMonth) + (dayOfMonth > fromDay ? 1 : 0);
}
