import type { Schema } from '#lib/server/database/index.ts';

/**
 * What a column holds, seen from the person whose row it is:
 * - `person`: data about them, told in the export;
 * - `secret`: a proof of who they are; the export tells only that there is one;
 * - `code`: an id, a kind or a state, told along;
 * - `use`: data of an authority or of the instance that they worked on, not about them.
 */
export type Use = 'person' | 'secret' | 'code' | 'use';

export interface Holding {
  /** Columns by whose account id a row is about a person. */
  about?: readonly string[];
  /** Columns by whose e-mail address it is. */
  address?: readonly string[];
  /** The column that leads to a row of another table that is about them. */
  through?: { column: string; table: keyof Schema };
  /** Columns that name who did something; the row is about something or somebody else. */
  traces?: readonly string[];
  /** Every column of text, JSON or bytes. */
  columns: Readonly<Record<string, Use>>;
  /** What an erasure does to rows about the person: they go, or lose what is personal, or stay with the bare id. */
  erasing?: 'delete' | 'blank' | 'keep';
}

const use = (...columns: string[]): Holding => ({
  columns: Object.fromEntries(columns.map((column) => [column, 'use'])),
});

/**
 * Where the store holds something on persons, table by table. A table or a column of text that is missing here fails
 * the test of the export: whoever adds one decides.
 */
export const holdings: Readonly<Record<keyof Schema, Holding>> = {
  account: {
    about: ['id'],
    columns: {
      kind: 'code',
      email: 'person',
      name: 'person',
      password_hash: 'secret',
      totp_secret: 'secret',
    },
    erasing: 'blank',
  },
  api_token: {
    about: ['account_id'],
    columns: { name: 'person', token_hash: 'secret', scopes: 'code' },
    erasing: 'delete',
  },
  external_identity: {
    about: ['account_id'],
    columns: { issuer: 'person', subject: 'person' },
    erasing: 'delete',
  },
  instance_role: {
    about: ['account_id'],
    columns: { role: 'code', source: 'code' },
    erasing: 'delete',
  },
  known_device: { about: ['account_id'], columns: { token_hash: 'secret' }, erasing: 'delete' },
  membership: {
    about: ['account_id'],
    traces: ['granted_by'],
    columns: { account_kind: 'code', role: 'code', source: 'code', granted_by: 'use' },
    erasing: 'delete',
  },
  one_time_link: {
    about: ['account_id'],
    address: ['email'],
    traces: ['created_by'],
    columns: {
      token_hash: 'secret',
      purpose: 'code',
      email: 'person',
      role: 'code',
      details: 'person',
      created_by: 'use',
    },
    erasing: 'delete',
  },
  passkey: {
    about: ['account_id'],
    columns: { id: 'secret', name: 'person', public_key: 'secret', transports: 'code' },
    erasing: 'delete',
  },
  recovery_code: { about: ['account_id'], columns: { code_hash: 'secret' }, erasing: 'delete' },
  session: {
    about: ['account_id'],
    columns: {
      token_hash: 'secret',
      previous_hash: 'secret',
      factors: 'code',
      user_agent: 'person',
      network: 'person',
    },
    erasing: 'delete',
  },
  sign_in_flow: {
    about: ['account_id'],
    columns: { token_hash: 'secret', kind: 'code', factors: 'code', challenge: 'secret' },
    erasing: 'delete',
  },
  scim_user: {
    about: ['account_id'],
    columns: { user_name: 'person', external_id: 'person', display_name: 'person', person: 'person' },
    erasing: 'delete',
  },
  scim_member: { through: { column: 'user_id', table: 'scim_user' }, columns: {}, erasing: 'delete' },
  scim_group: { columns: { display_name: 'use', external_id: 'use' } },
  scim_client: { traces: ['created_by'], columns: { name: 'use', token_hash: 'use', created_by: 'use' } },
  group_role: { traces: ['created_by'], columns: { group_name: 'use', role: 'use', created_by: 'use' } },
  oidc_flow: use('state_hash', 'browser_hash', 'nonce', 'verifier', 'return_to'),
  rate_limit: use('key'),
  erasure: { about: ['account_id'], columns: { pseudonym: 'person' }, erasing: 'keep' },

  audit_entry: {
    about: ['account_id'],
    columns: {
      account_id: 'code',
      via: 'code',
      operation: 'person',
      subject: 'person',
      changes: 'use',
      network: 'person',
      request_id: 'code',
      previous: 'use',
      hash: 'use',
    },
    erasing: 'keep',
  },
  audit_head: use('hash', 'anchor_hash'),
  change: {
    about: ['actor'],
    columns: { actor: 'code', kind: 'code', subject: 'person', before: 'use', after: 'use' },
    erasing: 'keep',
  },
  answer: {
    about: ['answered_by'],
    columns: { variable: 'code', state: 'code', grade: 'code', evidence: 'use', answered_by: 'code' },
    erasing: 'keep',
  },
  match_decision: {
    about: ['decided_by'],
    columns: {
      match_key: 'use',
      raw_name: 'use',
      product_id: 'use',
      decision: 'code',
      reasons: 'use',
      decided_by: 'code',
    },
    erasing: 'keep',
  },
  /** Mails that wait; the address of the person stands in the payload. */
  job: {
    address: ['payload'],
    columns: {
      kind: 'code',
      payload: 'person',
      state: 'code',
      message: 'use',
      result: 'use',
      idempotency_key: 'use',
    },
    erasing: 'blank',
  },
  problem_report: {
    address: ['reply_to'],
    columns: { kind: 'code', message: 'person', page: 'code', reply_to: 'person' },
    erasing: 'delete',
  },

  mandate: {
    traces: ['granted_by', 'ended_by'],
    columns: { role: 'use', granted_by: 'use', ended_by: 'use' },
  },
  mandate_request: {
    traces: ['requested_by', 'decided_by'],
    columns: { role: 'use', reason: 'use', requested_by: 'use', decided_by: 'use', outcome: 'use' },
  },
  authority_change: {
    traces: ['applied_by', 'undone_by'],
    columns: { kind: 'use', applied_by: 'use', undone_by: 'use', steps: 'use' },
  },
  authority_handover: { traces: ['confirmed_by'], columns: { confirmed_by: 'use' } },
  site_text: {
    traces: ['updated_by'],
    columns: { key: 'use', language: 'use', body: 'use', updated_by: 'use' },
  },
  authority: use('name', 'kind', 'key'),
  authority_place: use('place_key'),
  authority_relation: use('kind'),
  authority_closure: use('kind'),

  local_product: {
    traces: ['created_by'],
    columns: {
      name: 'use',
      vendor: 'use',
      vendor_country: 'use',
      owner: 'use',
      owner_country: 'use',
      licence_kind: 'use',
      licence_spdx: 'use',
      hosting: 'use',
      capability_id: 'use',
      aliases: 'use',
      homepage: 'use',
      source_text: 'use',
      source_url: 'use',
      created_by: 'use',
      switched_to: 'use',
      moved: 'use',
    },
  },
  contract: {
    traces: ['created_by'],
    columns: {
      title: 'use',
      partner: 'use',
      kind: 'use',
      reference: 'use',
      price_model: 'use',
      clauses: 'use',
      responsible: 'use',
      note: 'use',
      from_file: 'use',
      created_by: 'use',
    },
  },
  contract_application: { columns: {} },
  contract_subscription: {
    about: ['account_id'],
    columns: { account_id: 'code', language: 'code', calendar_hash: 'secret' },
    erasing: 'delete',
  },
  contract_reminder: {
    about: ['account_id'],
    columns: { account_id: 'code', subject: 'code' },
    erasing: 'delete',
  },
  contract_list: {
    traces: ['created_by'],
    columns: {
      file_name: 'use',
      file_sha256: 'use',
      state: 'use',
      packed: 'use',
      mapping: 'use',
      outcome: 'use',
      created_by: 'use',
    },
  },
  paper: {
    traces: ['created_by'],
    columns: {
      kind: 'use',
      name: 'use',
      language: 'use',
      capability_id: 'use',
      texts: 'use',
      filled: 'use',
      assumptions: 'use',
      created_by: 'use',
    },
  },
  paper_settings: {
    traces: ['updated_by'],
    columns: {
      name: 'use',
      lines: 'use',
      footer: 'use',
      logo: 'use',
      logo_alt: 'use',
      fields: 'use',
      updated_by: 'use',
    },
  },
  plan: {
    traces: ['created_by'],
    columns: { name: 'use', scenario: 'use', settings: 'use', created_by: 'use' },
  },
  plan_run: {
    traces: ['created_by'],
    columns: {
      state: 'use',
      why: 'use',
      settings: 'use',
      basis: 'use',
      input_hash: 'use',
      best: 'use',
      result: 'use',
      created_by: 'use',
    },
  },
  plan_option: {
    traces: ['created_by'],
    columns: { key: 'use', name: 'use', figures: 'use', created_by: 'use' },
  },
  plan_step: {
    traces: ['updated_by'],
    columns: { option_id: 'use', start: 'use', state: 'use', promised: 'use', updated_by: 'use' },
  },
  shared_name: use('match_key', 'product_id'),

  upload: use('name', 'sha256', 'packed', 'list'),
  list_source: use('name', 'shape'),
  sighting: use('source_key'),
  import: use(
    'file_name',
    'file_sha256',
    'format',
    'encoding',
    'mapping',
    'mapping_origin',
    'towns',
    'state',
    'problems',
    'shape',
    'source_name',
    'choices',
    'taken',
  ),
  confirmed_mapping: {
    traces: ['confirmed_by'],
    columns: { shape_hash: 'use', name: 'use', columns: 'use', confirmed_by: 'use' },
  },
  import_profile: use('name', 'columns', 'town'),
  import_profile_share: { traces: ['shared_by'], columns: { shared_by: 'use' } },
  import_batch: {
    traces: ['created_by'],
    columns: {
      file_name: 'use',
      file_sha256: 'use',
      list: 'use',
      towns: 'use',
      left_out: 'use',
      created_by: 'use',
    },
  },
  import_row: use('raw', 'outcome', 'reason', 'detail'),
  exchange_export: {
    traces: ['created_by'],
    columns: { salt: 'use', language: 'use', snapshot: 'use', created_by: 'use' },
  },
  exchange_return: {
    traces: ['created_by'],
    columns: {
      file_name: 'use',
      file_sha256: 'use',
      state: 'use',
      packed: 'use',
      outcome: 'use',
      created_by: 'use',
    },
  },
  application: use(
    'source_key',
    'name',
    'raw_name',
    'match_key',
    'product_id',
    'vendor_text',
    'version',
    'department',
    'capability_id',
    'category',
    'description',
    'hosting',
    'external_id',
    'status',
    'note',
    'match_state',
    'match_reasons',
    'candidates',
    'edited',
  ),

  vendor: use('id', 'name', 'kind', 'country', 'facts', 'hash'),
  product: use('id', 'name', 'vendor_id', 'licence_kind', 'grade', 'facts', 'hash'),
  capability: use('id', 'area', 'facts', 'hash'),
  alternative: use('id', 'replaces_id', 'by_id', 'coverage', 'scope', 'grade', 'facts', 'hash'),
  deployment: use(
    'id',
    'product_id',
    'administration',
    'ags',
    'country',
    'kind',
    'status',
    'grade',
    'facts',
    'hash',
  ),
  lifecycle: use('id', 'product_id', 'facts', 'hash'),

  harvest_source: {
    traces: ['added_by'],
    columns: {
      name: 'use',
      kind: 'code',
      url: 'use',
      forge: 'code',
      content: 'use',
      webhook_salt: 'use',
      added_by: 'use',
    },
  },
  harvest_run: {
    traces: ['asked_by'],
    columns: {
      state: 'code',
      cursor: 'use',
      phase: 'code',
      counts: 'use',
      troubles: 'use',
      asked_by: 'use',
    },
  },
  harvest_repository: use(
    'url',
    'host',
    'forge',
    'forge_id',
    'clone_url',
    'default_branch',
    'path',
    'etag',
    'revision',
    'outcome',
    'trouble',
  ),
  harvest_proposal: {
    about: ['by_account'],
    address: ['email'],
    traces: ['decided_by'],
    columns: {
      kind: 'code',
      url: 'code',
      note: 'person',
      by_account: 'code',
      on_behalf: 'code',
      email: 'person',
      state: 'code',
      reason: 'code',
      decided_by: 'use',
    },
    erasing: 'delete',
  },

  // Public code says of itself who made it; who is named there is corrected in the repository.
  catalog: use('name', 'alternative_id', 'publishers_namespace', 'scopes', 'sources', 'analysis'),
  publisher: use('description', 'email', 'alternative_id', 'code_hosting'),
  software: use(
    'url',
    'vitality',
    'publiccode_yml',
    'file_sha256',
    'standing',
    'gone_reason',
    'name',
    'model',
    'findings',
    'origin',
    'origin_url',
    'federated',
    'named_url',
    'analysis',
  ),
  software_alias: use('url'),
  // Programs write here; a token is named after its program.
  bundle: use('name', 'description', 'software_ids'),
  catalogue_duplicate: { traces: ['decided_by'], ...use('state', 'evidence', 'decided_by') },
  catalogue_link: { traces: ['decided_by'], ...use('product_id', 'state', 'evidence', 'decided_by') },
  catalogue_event: { traces: ['actor'], columns: { type: 'use', entity_type: 'use', actor: 'use' } },
  catalogue_log: use('entity_type', 'message'),
  catalogue_token: {
    traces: ['created_by'],
    columns: { name: 'use', token_hash: 'use', scopes: 'use', created_by: 'use' },
  },
  webhook: use('entity_type', 'url', 'secret_sealed', 'format'),
  webhook_notice: use('entity_type', 'type'),
  software_version: use('sha256', 'content', 'revision'),
  archived_repository: {
    traces: ['kept_by'],
    columns: {
      name: 'use',
      url: 'use',
      kept_by: 'use',
      job_key: 'use',
      head: 'use',
      head_revision: 'use',
      snapshot: 'use',
      trouble: 'use',
    },
  },
  archived_release: use('name', 'object_id', 'kind', 'revision_id', 'directory_id'),
  archived_visit: use('snapshot'),
  media: use('id', 'type', 'bytes'),
  software_media: use('kind', 'path', 'media_id', 'trouble'),
  media_visit: use('file_sha256'),
  software_activity: use('activity'),
  use_declaration: {
    traces: ['created_by'],
    columns: {
      product_id: 'use',
      subject_name: 'use',
      version: 'use',
      purpose: 'use',
      operation: 'use',
      contact: 'use',
      released: 'use',
      state: 'use',
      verified_role: 'use',
      created_by: 'use',
    },
  },
  // An authority names its own contact; it is taken back with the declaration.
  published_use: use(
    'product_id',
    'subject_name',
    'authority_name',
    'place_key',
    'country',
    'version',
    'purpose',
    'operation',
    'contact',
    'verified_role',
    'origin_url',
    'origin_id',
  ),
  federated_offer: use('source_url', 'url', 'sha256', 'content', 'chain'),
  forge_host: use('host', 'kind', 'token_sealed', 'robots'),
  knowledge_state: use('key', 'value'),
  migration: use('name'),
};
