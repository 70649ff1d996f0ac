import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, Json, MatchState, NullableJson } from './column-types.ts';
import type {
  AccountTable,
  ApiTokenTable,
  AuthorityClosureTable,
  AuthorityPlaceTable,
  AuthorityRelationTable,
  ErasureTable,
  ExternalIdentityTable,
  InstanceRoleTable,
  MandateTable,
  MembershipTable,
  OneTimeLinkTable,
  SessionTable,
} from './account-tables.ts';
import type { AuditEntryTable, AuditHeadTable } from './audit-tables.ts';
import type {
  KnownDeviceTable,
  PasskeyTable,
  RateLimitTable,
  RecoveryCodeTable,
  SignInFlowTable,
} from './sign-in-tables.ts';
import type {
  GroupRoleTable,
  OidcFlowTable,
  ScimClientTable,
  ScimGroupTable,
  ScimMemberTable,
  ScimUserTable,
} from './directory-tables.ts';
import type {
  AlternativeTable,
  CapabilityTable,
  DeploymentTable,
  KnowledgeStateTable,
  LifecycleTable,
  ProductTable,
  VendorTable,
} from './fact-tables.ts';
import type {
  AuthorityChangeTable,
  AuthorityHandoverTable,
  MandateRequestTable,
} from './authority-tables.ts';
import type { ImportChoices, ListSourceTable, SightingTable, TakenBefore } from './sighting-tables.ts';
import type { ColumnMapping, MatchReason, Problem } from '@allmende/inventory';
import type { ListPreview } from './list-preview.ts';
import type { LocalProductTable, SharedNameTable } from './own-product-tables.ts';
import type { ExchangeExportTable, ExchangeReturnTable } from './exchange-tables.ts';
import type { ProblemReportTable, SiteTextTable } from './site-tables.ts';
import type {
  ConfirmedMappingTable,
  ImportBatchTable,
  ImportProfileShareTable,
  ImportProfileTable,
  MappingOrigin,
} from './wizard-tables.ts';

/** What kind of body an authority is. */
export type AuthorityKind =
  | 'municipality'
  | 'district'
  | 'administrative-community'
  | 'special-purpose-association'
  | 'it-provider'
  | 'association';

export interface AuthorityTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: AuthorityKind;
  /** AGS, ARS or a local key. */
  key: string | null;
  /** A made-up authority for trying things out. */
  sample: Generated<boolean>;
  /** Number of workplaces; null is unknown. Turns numbers of users into reach. */
  workplaces: number | null;
  /** Measured as of this ISO date instead of today, so that a sample's answers do not expire. */
  as_of: string | null;
  /** Since when it is part of another one; null while it exists. */
  ended_on: string | null;
  /** Whether its decisions count for the names that all authorities of the instance share. */
  gives_names: Generated<boolean>;
  /** Whether its lists are recognised by those names. */
  takes_names: Generated<boolean>;
  created_at: DefaultTimestamp;
}

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

/** Append-only history: the app role may neither change nor delete it. */
export interface ChangeTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  at: DefaultTimestamp;
  actor: string;
  kind: string;
  subject: string;
  before: NullableJson<unknown>;
  after: NullableJson<unknown>;
}

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What a running or failed job tells: a code, and the facts that the sentence needs. */
export interface JobMessage {
  code: string;
  detail?: Record<string, string | number>;
}

export interface JobTable {
  id: GeneratedAlways<number>;
  /** Null for work that belongs to no authority. */
  authority_id: number | null;
  kind: string;
  payload: ColumnType<unknown, string, string>;
  state: Generated<JobState>;
  progress: Generated<number>;
  total: number | null;
  message: NullableJson<JobMessage>;
  result: NullableJson<unknown>;
  attempts: Generated<number>;
  max_attempts: Generated<number>;
  run_after: DefaultTimestamp;
  lease_until: ColumnType<Date | null, Date | string | null, Date | string | null>;
  idempotency_key: string | null;
  cancel_requested: Generated<boolean>;
  created_at: DefaultTimestamp;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

export interface MigrationTable {
  name: string;
  applied_at: DefaultTimestamp;
}

/** Every table of the store, as the newest migration leaves it. */
export interface Schema {
  account: AccountTable;
  api_token: ApiTokenTable;
  audit_entry: AuditEntryTable;
  audit_head: AuditHeadTable;
  authority_change: AuthorityChangeTable;
  authority_closure: AuthorityClosureTable;
  authority_handover: AuthorityHandoverTable;
  authority_place: AuthorityPlaceTable;
  authority_relation: AuthorityRelationTable;
  erasure: ErasureTable;
  external_identity: ExternalIdentityTable;
  group_role: GroupRoleTable;
  instance_role: InstanceRoleTable;
  known_device: KnownDeviceTable;
  mandate: MandateTable;
  mandate_request: MandateRequestTable;
  membership: MembershipTable;
  oidc_flow: OidcFlowTable;
  one_time_link: OneTimeLinkTable;
  scim_client: ScimClientTable;
  scim_group: ScimGroupTable;
  scim_member: ScimMemberTable;
  scim_user: ScimUserTable;
  passkey: PasskeyTable;
  rate_limit: RateLimitTable;
  recovery_code: RecoveryCodeTable;
  session: SessionTable;
  sign_in_flow: SignInFlowTable;
  alternative: AlternativeTable;
  answer: AnswerTable;
  application: ApplicationTable;
  authority: AuthorityTable;
  capability: CapabilityTable;
  change: ChangeTable;
  confirmed_mapping: ConfirmedMappingTable;
  deployment: DeploymentTable;
  exchange_export: ExchangeExportTable;
  exchange_return: ExchangeReturnTable;
  import: ImportTable;
  import_batch: ImportBatchTable;
  import_profile: ImportProfileTable;
  import_profile_share: ImportProfileShareTable;
  import_row: ImportRowTable;
  job: JobTable;
  list_source: ListSourceTable;
  knowledge_state: KnowledgeStateTable;
  lifecycle: LifecycleTable;
  local_product: LocalProductTable;
  match_decision: MatchDecisionTable;
  migration: MigrationTable;
  problem_report: ProblemReportTable;
  product: ProductTable;
  sighting: SightingTable;
  shared_name: SharedNameTable;
  site_text: SiteTextTable;
  upload: UploadTable;
  vendor: VendorTable;
}
