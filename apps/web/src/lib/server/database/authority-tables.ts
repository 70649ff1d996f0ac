import type { ColumnType, GeneratedAlways } from 'kysely';
import type { MandateRole } from './account-tables.ts';
import type { AuthorityId, DefaultTimestamp, Json } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A provider asks to act for an authority; only the authority decides. */
export interface MandateRequestTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  provider_id: number;
  role: MandateRole;
  reason: ColumnType<string, string | undefined, string>;
  requested_by: string;
  created_at: DefaultTimestamp;
  decided_at: NullableTimestamp;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  outcome: ColumnType<
    'accepted' | 'refused' | 'withdrawn' | null,
    'accepted' | 'refused' | 'withdrawn' | null | undefined,
    'accepted' | 'refused' | 'withdrawn' | null
  >;
}

/** What a merge or a split wrote, so that it can be taken back exactly. */
export interface ChangeSteps {
  /** Authorities that were made for it. */
  created: number[];
  addedRelations: number[];
  endedRelations: { id: number; validTo: string | null }[];
  addedMemberships: number[];
  changedMemberships: ChangedReach[];
  addedMandates: number[];
  changedMandates: ChangedReach[];
  addedRequests: number[];
  addedPlaces: { authority: number; key: string }[];
  /** Authorities whose data the successor holds from then on. */
  opened: number[];
}

/** How far a right reached before, and since. */
export interface ChangedReach {
  id: number;
  before: { predecessors: boolean; reach: number[] | null };
  after: { predecessors: boolean; reach: number[] | null };
}

export interface AuthorityChangeTable {
  id: GeneratedAlways<number>;
  kind: 'merge' | 'split';
  happened_on: string;
  from_ids: number[];
  into_ids: number[];
  applied_at: DefaultTimestamp;
  applied_by: string;
  undone_at: NullableTimestamp;
  undone_by: ColumnType<string | null, string | null | undefined, string | null>;
  steps: Json<ChangeSteps>;
}

/** Somebody of a predecessor agrees that its data are opened to people of the successor. */
export interface AuthorityHandoverTable {
  successor_id: number;
  predecessor_id: number;
  confirmed_by: string;
  confirmed_at: DefaultTimestamp;
}
