import type { ContractClauses, ContractKind, PriceModel } from '#lib/server/database/index.ts';

/** A contract of an authority. Null is unknown everywhere; dates are ISO dates without time. */
export interface Contract {
  id: number;
  authority: number;
  title: string;
  partner: string | null;
  /** Type of the EVB-IT, or `other`. */
  kind: ContractKind | null;
  reference: string | null;
  start: string | null;
  /** The last day of the minimum term. */
  minimumUntil: string | null;
  end: string | null;
  noticeMonths: number | null;
  /** By how many months it renews itself when nobody gives notice; 0 is not at all. */
  renewMonths: number | null;
  priceModel: PriceModel | null;
  /** Euro cents a year. */
  costCents: number | null;
  isGross: boolean | null;
  clauses: ContractClauses;
  responsible: string | null;
  note: string | null;
  /** Ids of the applications in the inventory that it covers. */
  applications: number[];
  revision: number;
  /** ISO date and time of the last change. */
  changedAt: string;
}

/** What decides when an application can be left. */
export interface EffectiveContract {
  /** ISO date: the end that is written down, or that of the minimum term where only that is known. */
  end: string | null;
  noticeMonths: number | null;
  renewMonths: number | null;
  /** Null where the dates stand with the application alone. */
  contractId: number | null;
  title: string;
}

/** A day until which notice can be given. */
export interface NoticeDate {
  contractId: number | null;
  title: string;
  partner: string | null;
  applications: { id: number; name: string }[];
  /** ISO date: the last day for giving notice. */
  noticeDate: string;
  /** ISO date on which the contract then ends, or renews itself without notice. */
  end: string;
  /** By how many months it renews itself; null is unknown. */
  renewMonths: number | null;
  /** Whole months from today in which the day lies, rounded up: 3 is within the next three months. */
  monthsAhead: number;
  costCents: number | null;
  /** ISO date and time of the last change of what it follows from. */
  changedAt: string;
}
