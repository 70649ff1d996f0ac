import type { ColumnMapping } from '@allmende/inventory';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, NullableJson } from './column-types.ts';

/** Types of the standard contracts for IT of German administrations (EVB-IT), and what is none of them. */
export type ContractKind =
  | 'purchase'
  | 'licence-perpetual'
  | 'licence-term'
  | 'maintenance-software'
  | 'maintenance-hardware'
  | 'services'
  | 'creation'
  | 'system'
  | 'system-delivery'
  | 'service'
  | 'cloud'
  | 'framework'
  | 'other';

export type PriceModel = 'flat' | 'per-user' | 'per-device' | 'per-use' | 'other';

/** Whether a contract has a clause; a clause that is not named is unknown. */
export type ClauseState = 'yes' | 'no' | 'not-needed';

export interface Clause {
  state: ClauseState | null;
  text: string | null;
}

/** What beside dates and money decides how well a contract can be left. */
export interface ContractClauses {
  /** Whether the price follows an index. */
  index?: Clause | undefined;
  exitSupport?: Clause | undefined;
  dataReturn?: Clause | undefined;
  subProcessors?: Clause | undefined;
  /** Processing on behalf of the authority, Art. 28 GDPR; `date` is when it was concluded. */
  processing?: (Clause & { date: string | null }) | undefined;
  escrow?: Clause | undefined;
}

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

export interface ContractTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  title: string;
  /** Vendor, reseller or provider that the contract is made with. */
  partner: string | null;
  kind: ContractKind | null;
  /** The number that the authority or the partner gave it. */
  reference: string | null;
  /** ISO dates without time. */
  starts_on: string | null;
  minimum_until: string | null;
  ends_on: string | null;
  /** By how many months it renews itself; 0 is not at all, null is unknown. */
  renew_months: number | null;
  notice_months: number | null;
  price_model: PriceModel | null;
  /** Euro cents a year. */
  cost_cents: number | null;
  is_gross: boolean | null;
  clauses: ColumnType<ContractClauses, string | undefined, string>;
  responsible: string | null;
  note: string | null;
  /** Counts up with every change, so that a stale form is noticed. */
  revision: Generated<number>;
  /** The file that it came from. */
  from_file: string | null;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
  removed_at: NullableTimestamp;
}

export interface ContractApplicationTable {
  authority_id: AuthorityId;
  contract_id: number;
  application_id: number;
}

/** What one person wants to be told about the contracts of one authority. */
export interface ContractSubscriptionTable {
  authority_id: AuthorityId;
  account_id: string;
  mails: Generated<boolean>;
  language: Generated<'de' | 'en'>;
  /** Of the secret address of the calendar; null while there is none. */
  calendar_hash: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  calendar_made_at: NullableTimestamp;
}

/** A mail that was sent: so many months before this notice date. */
export interface ContractReminderTable {
  authority_id: AuthorityId;
  account_id: string;
  /** `contract:7`, or `application:7` where no contract is known. */
  subject: string;
  notice_date: string;
  months: number;
  sent_at: DefaultTimestamp;
}

/** What came of a list of contracts. */
export interface ContractListOutcome {
  created: number;
  changed: number;
  unchanged: number;
  rejected: number;
}

export interface ContractListTable {
  id: Generated<string>;
  authority_id: AuthorityId;
  file_name: string;
  file_sha256: string;
  state: Generated<'draft' | 'done'>;
  /** The list as read, without personal data, packed; null as soon as it is taken over. */
  packed: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;
  mapping: NullableJson<ColumnMapping>;
  outcome: NullableJson<ContractListOutcome>;
  created_by: string;
  created_at: DefaultTimestamp;
  finished_at: NullableTimestamp;
}
