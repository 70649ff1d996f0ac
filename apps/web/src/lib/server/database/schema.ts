import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, NullableJson } from './column-types.ts';
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
import type {
  UploadTable,
  ImportTable,
  ImportRowTable,
  ApplicationTable,
  MatchDecisionTable,
  AnswerTable,
} from './inventory-tables.ts';
import type {
  CatalogTable,
  PublisherTable,
  SoftwareAliasTable,
  SoftwareTable,
  SoftwareVersionTable,
} from './catalogue-tables.ts';
import type {
  ContractApplicationTable,
  ContractListTable,
  ContractReminderTable,
  ContractSubscriptionTable,
  ContractTable,
} from './contract-tables.ts';
import type { CatalogueDuplicateTable, CatalogueLinkTable } from './link-tables.ts';
import type { FederatedOfferTable, PublishedUseTable, UseDeclarationTable } from './use-tables.ts';
import type { ForgeHostTable } from './forge-tables.ts';
import type {
  BundleTable,
  CatalogueEventTable,
  CatalogueLogTable,
  CatalogueTokenTable,
  WebhookNoticeTable,
  WebhookTable,
} from './catalogue-api-tables.ts';
import type {
  ArchivedReleaseTable,
  ArchivedRepositoryTable,
  ArchivedVisitTable,
  MediaTable,
  MediaVisitTable,
  SoftwareMediaTable,
} from './archive-tables.ts';
import type {
  HarvestProposalTable,
  HarvestRepositoryTable,
  HarvestRunTable,
  HarvestSourceTable,
} from './harvest-tables.ts';
import type { ListSourceTable, SightingTable } from './sighting-tables.ts';
import type { LocalProductTable, SharedNameTable } from './own-product-tables.ts';
import type { PaperTable } from './paper-draft-tables.ts';
import type { PaperSettingsTable } from './paper-tables.ts';
import type { PlanOptionTable, PlanRunTable, PlanStepTable, PlanTable } from './plan-tables.ts';
import type { SoftwareActivityTable } from './quality-tables.ts';
import type { ExchangeExportTable, ExchangeReturnTable } from './exchange-tables.ts';
import type { ProblemReportTable, SiteTextTable } from './site-tables.ts';
import type {
  ConfirmedMappingTable,
  ImportBatchTable,
  ImportProfileShareTable,
  ImportProfileTable,
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
  catalog: CatalogTable;
  publisher: PublisherTable;
  software: SoftwareTable;
  software_alias: SoftwareAliasTable;
  software_version: SoftwareVersionTable;
  archived_repository: ArchivedRepositoryTable;
  archived_release: ArchivedReleaseTable;
  archived_visit: ArchivedVisitTable;
  media: MediaTable;
  software_media: SoftwareMediaTable;
  media_visit: MediaVisitTable;
  bundle: BundleTable;
  catalogue_duplicate: CatalogueDuplicateTable;
  catalogue_event: CatalogueEventTable;
  catalogue_link: CatalogueLinkTable;
  catalogue_log: CatalogueLogTable;
  catalogue_token: CatalogueTokenTable;
  webhook: WebhookTable;
  webhook_notice: WebhookNoticeTable;
  federated_offer: FederatedOfferTable;
  published_use: PublishedUseTable;
  use_declaration: UseDeclarationTable;
  software_activity: SoftwareActivityTable;
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
  paper: PaperTable;
  paper_settings: PaperSettingsTable;
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
  contract: ContractTable;
  contract_application: ContractApplicationTable;
  contract_list: ContractListTable;
  contract_reminder: ContractReminderTable;
  contract_subscription: ContractSubscriptionTable;
  deployment: DeploymentTable;
  exchange_export: ExchangeExportTable;
  exchange_return: ExchangeReturnTable;
  forge_host: ForgeHostTable;
  harvest_proposal: HarvestProposalTable;
  harvest_repository: HarvestRepositoryTable;
  harvest_run: HarvestRunTable;
  harvest_source: HarvestSourceTable;
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
  plan: PlanTable;
  plan_option: PlanOptionTable;
  plan_run: PlanRunTable;
  plan_step: PlanStepTable;
  problem_report: ProblemReportTable;
  product: ProductTable;
  sighting: SightingTable;
  shared_name: SharedNameTable;
  site_text: SiteTextTable;
  upload: UploadTable;
  vendor: VendorTable;
}
