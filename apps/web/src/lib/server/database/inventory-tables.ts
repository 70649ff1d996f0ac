import type { ColumnMapping, MatchReason, Problem } from '@allmende/inventory';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, Json, MatchState, NullableJson } from './column-types.ts';
import type { ListPreview } from './list-preview.ts';
import type { ImportChoices, TakenBefore } from './sighting-tables.ts';
import type { MappingOrigin } from './wizard-tables.ts';

export interface UploadTable {
  id: Generated<string>;
  authority_id: AuthorityId;
  name: string;
  /** Of the file, which itself is not kept: it may hold personal data. */
  sha256: string;
  size: number;
  /** Its sheets as read, without personal data, packed; null as soon as the import is finished. */
  packed: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;
  list: NullableJson<ListPreview>;
  created_at: DefaultTimestamp;
}

export type ImportState = 'draft' | 'running' | 'done' | 'undone' | 'failed' | 'cancelled';

export interface ImportTable {
  id: Generated<string>;
  authority_id: AuthorityId;
  upload_id: string | null;
  file_name: string;
  file_sha256: string;
  format: string;
  encoding: string | null;
  rows: Generated<number>;
  accepted: Generated<number>;
  folded: Generated<number>;
  rejected: Generated<number>;
  mapping: NullableJson<ColumnMapping>;
  /** Where a draft has its mapping from; null where it is guessed or chosen by hand. */
  mapping_origin: NullableJson<MappingOrigin>;
  /** Towns of a list of several that a person has told apart: name in the list → authority. */
  towns: NullableJson<Record<string, number>>;
  state: Generated<ImportState>;
  problems: ColumnType<Problem[], string | undefined, string>;
  created_at: DefaultTimestamp;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  undone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** Files of one kind have the same shape; see `shapeOfList`. */
  shape: string | null;
  /** The stream of lists that it is the newest state of; null for a draft that begins a new one. */
  source_id: number | null;
  /** How a person wants a new source to be called. */
  source_name: string | null;
  choices: NullableJson<ImportChoices>;
  /** What it needs to be taken back, beside the history of the applications. */
  taken: NullableJson<TakenBefore>;
}

export interface ImportRowTable {
  authority_id: AuthorityId;
  import_id: string;
  line: number;
  /** The cells as the file gave them; kept for ever. */
  raw: Json<string[]>;
  outcome: 'accepted' | 'folded' | 'rejected';
  reason: string | null;
  detail: NullableJson<Record<string, string | number>>;
  application_id: number | null;
}

export interface ApplicationTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  /** What makes a row the same application at the next import: its external id, else folded name and department. */
  source_key: string;
  name: string;
  raw_name: string;
  /** The folded name under which decisions are remembered. */
  match_key: string;
  product_id: string | null;
  vendor_text: string | null;
  version: string | null;
  department: string | null;
  capability_id: string | null;
  category: string | null;
  description: string | null;
  installations: number | null;
  users: number | null;
  /** 1 … 4; null is unknown. */
  criticality: number | null;
  /** 1 … 3; null is unknown. */
  reach: number | null;
  hosting: 'own' | 'provider' | 'vendor-hosted' | 'saas' | null;
  /** ISO dates without time. */
  contract_start: string | null;
  contract_end: string | null;
  notice_months: number | null;
  /** Euro cents a year. */
  cost_cents: number | null;
  external_id: string | null;
  status: string | null;
  note: string | null;
  match_state: MatchState;
  match_score: number | null;
  match_reasons: ColumnType<MatchReason[], string | undefined, string>;
  candidates: ColumnType<{ product: string; score: number }[], string | undefined, string>;
  /** Columns corrected by hand; an import leaves them alone. */
  edited: ColumnType<string[], string | undefined, string>;
  first_import: string | null;
  last_import: string | null;
  deleted_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** Counts up with every change, so that a stale form is noticed. */
  revision: Generated<number>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

export interface MatchDecisionTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  match_key: string;
  raw_name: string;
  product_id: string | null;
  decision: 'accept' | 'new' | 'folded';
  score: number | null;
  reasons: ColumnType<MatchReason[], string | undefined, string>;
  decided_by: string;
  decided_at: DefaultTimestamp;
  revoked_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** Decisions made in one go share it. */
  batch: Generated<string>;
  /** The decision about the same name that stood before. */
  replaces: number | null;
}

export interface AnswerTable {
  authority_id: AuthorityId;
  application_id: number;
  variable: 'W1' | 'W2' | 'W3' | 'W4' | 'G1' | 'G2' | 'G3' | 'E1' | 'E2' | 'E3';
  /** 0 … 4 when the state is `known`, else null. */
  value: number | null;
  state: 'known' | 'unknown' | 'n/a';
  grade: 'S' | 'B' | 'G' | null;
  answered_on: string | null;
  evidence: string | null;
  answered_by: string;
  updated_at: DefaultTimestamp;
}
