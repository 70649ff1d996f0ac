import type { Schema } from './schema.ts';

/**
 * What an actor may reach of a table:
 * - `authority`: the rows of the actor's authorities, by `authority_id`;
 * - `itself`: the actor's authorities themselves;
 * - `chain`: where the audit logs of the actor's authorities end;
 * - `members`: the accounts that have a role in them, to read;
 * - `facts`: everything, to read;
 * - `shared`: everything, to read; rows are added for all, and taken away by whoever gave them;
 * - `operator`: nothing, because it is read before it is known who asks.
 */
export type TableScope = 'authority' | 'itself' | 'chain' | 'members' | 'facts' | 'shared' | 'operator';

type PrivateTable = {
  [Table in keyof Schema]: 'authority_id' extends keyof Schema[Table] ? Table : never;
}[keyof Schema];

type OtherTable = Exclude<keyof Schema, PrivateTable>;

/** The scope of every table. A new table with an `authority_id` can be nothing but private. */
export const tableScopes: Readonly<
  Record<PrivateTable, 'authority'> & Record<OtherTable, Exclude<TableScope, 'authority'>>
> = {
  answer: 'authority',
  api_token: 'authority',
  application: 'authority',
  audit_entry: 'authority',
  change: 'authority',
  confirmed_mapping: 'authority',
  contract: 'authority',
  contract_application: 'authority',
  contract_list: 'authority',
  contract_reminder: 'authority',
  contract_subscription: 'authority',
  exchange_export: 'authority',
  exchange_return: 'authority',
  import: 'authority',
  import_batch: 'authority',
  import_profile_share: 'authority',
  import_row: 'authority',
  job: 'authority',
  local_product: 'authority',
  list_source: 'authority',
  mandate: 'authority',
  mandate_request: 'authority',
  match_decision: 'authority',
  membership: 'authority',
  paper: 'authority',
  paper_settings: 'authority',
  plan: 'authority',
  plan_option: 'authority',
  plan_run: 'authority',
  plan_step: 'authority',
  sighting: 'authority',
  upload: 'authority',
  use_declaration: 'authority',

  authority: 'itself',
  audit_head: 'chain',
  account: 'members',
  import_profile: 'shared',

  alternative: 'facts',
  archived_release: 'facts',
  archived_repository: 'facts',
  archived_visit: 'facts',
  capability: 'facts',
  bundle: 'facts',
  catalog: 'facts',
  catalogue_log: 'facts',
  deployment: 'facts',
  knowledge_state: 'facts',
  lifecycle: 'facts',
  media: 'facts',
  media_visit: 'facts',
  product: 'facts',
  published_use: 'facts',
  publisher: 'facts',
  shared_name: 'facts',
  site_text: 'facts',
  software: 'facts',
  software_activity: 'facts',
  software_alias: 'facts',
  software_media: 'facts',
  software_version: 'facts',
  vendor: 'facts',

  authority_change: 'operator',
  authority_closure: 'operator',
  authority_handover: 'operator',
  authority_place: 'operator',
  authority_relation: 'operator',
  catalogue_duplicate: 'operator',
  catalogue_event: 'operator',
  catalogue_link: 'operator',
  catalogue_token: 'operator',
  erasure: 'operator',
  external_identity: 'operator',
  forge_host: 'operator',
  federated_offer: 'operator',
  group_role: 'operator',
  harvest_proposal: 'operator',
  harvest_repository: 'operator',
  harvest_run: 'operator',
  harvest_source: 'operator',
  instance_role: 'operator',
  known_device: 'operator',
  migration: 'operator',
  oidc_flow: 'operator',
  one_time_link: 'operator',
  passkey: 'operator',
  problem_report: 'operator',
  rate_limit: 'operator',
  recovery_code: 'operator',
  scim_client: 'operator',
  scim_group: 'operator',
  scim_member: 'operator',
  scim_user: 'operator',
  session: 'operator',
  sign_in_flow: 'operator',
  webhook: 'operator',
  webhook_notice: 'operator',
};
