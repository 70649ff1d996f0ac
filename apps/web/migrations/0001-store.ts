/**
 * Facts are public and only read by the app role. Use belongs to one authority: every private table carries
 * `authority_id`, forces row-level security, and references other private tables together with it, because foreign
 * key checks do not see policies.
 *
 * No foreign key leads from use to facts: a product may leave `knowledge/` while a town still runs it.
 */
export const name = '0001-store';

const facts = `
create table vendor (
  id text primary key, name text not null, kind text not null, country text,
  facts jsonb not null, hash text not null
);
create table product (
  id text primary key, name text not null, vendor_id text, licence_kind text not null, grade text not null,
  facts jsonb not null, hash text not null
);
create index product_vendor on product (vendor_id);
create table capability (
  id text primary key, area text not null, criticality smallint not null, open_gap boolean not null,
  facts jsonb not null, hash text not null
);
create table alternative (
  id text primary key, replaces_id text not null, by_id text not null, coverage text not null, scope text not null,
  grade text not null, facts jsonb not null, hash text not null
);
create index alternative_replaces on alternative (replaces_id);
create index alternative_by on alternative (by_id);
create table deployment (
  id text primary key, product_id text not null, administration text not null, ags text, country text,
  kind text not null, status text not null, since smallint, grade text not null,
  facts jsonb not null, hash text not null
);
create index deployment_product on deployment (product_id);
create table lifecycle (
  id text primary key, product_id text not null, facts jsonb not null, hash text not null
);
create table knowledge_state (key text primary key, value text not null);
grant select on vendor, product, capability, alternative, deployment, lifecycle, knowledge_state to allmende_app;
`;

const authorities = `
create table authority (
  id int primary key generated always as identity,
  name text not null, kind text not null, key text, sample boolean not null default false,
  workplaces int check (workplaces > 0), as_of date,
  created_at timestamptz(3) not null default now()
);
create unique index authority_key on authority (key);
alter table authority enable row level security;
alter table authority force row level security;
create policy tenant on authority to allmende_app
  using (id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on authority to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select on authority to allmende_app;
grant update (name, kind, key, workplaces) on authority to allmende_app;
`;

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const use = `
create table upload (
  id uuid primary key default gen_random_uuid(), ${owner},
  name text not null, sha256 text not null, size int not null, packed bytea, list jsonb,
  created_at timestamptz(3) not null default now(),
  unique (authority_id, id)
);
create index upload_sha256 on upload (authority_id, sha256);

create table import (
  id uuid primary key default gen_random_uuid(), ${owner},
  upload_id uuid,
  file_name text not null, file_sha256 text not null, format text not null, encoding text,
  rows int not null default 0, accepted int not null default 0, folded int not null default 0,
  rejected int not null default 0,
  mapping jsonb,
  state text not null default 'draft' check (state in ('draft', 'running', 'done', 'undone', 'failed', 'cancelled')),
  problems jsonb not null default '[]',
  created_at timestamptz(3) not null default now(), finished_at timestamptz(3), undone_at timestamptz(3),
  unique (authority_id, id),
  foreign key (authority_id, upload_id) references upload (authority_id, id) on delete set null (upload_id)
);
create index import_newest on import (authority_id, created_at desc);
create index import_sha256 on import (authority_id, file_sha256);

create table application (
  id bigint primary key generated always as identity, ${owner},
  source_key text not null, name text not null, raw_name text not null, match_key text not null, product_id text,
  vendor_text text, version text, department text, capability_id text, category text, description text,
  installations int check (installations >= 0), users int check (users >= 0),
  criticality smallint check (criticality between 1 and 4), reach smallint check (reach between 1 and 3),
  hosting text check (hosting in ('own', 'provider', 'vendor-hosted', 'saas')),
  contract_start date, contract_end date, notice_months int check (notice_months >= 0), cost_cents bigint,
  external_id text, status text, note text,
  match_state text not null check (match_state in ('accept', 'review', 'new', 'decided')),
  match_score double precision check (match_score between 0 and 1),
  match_reasons jsonb not null default '[]', candidates jsonb not null default '[]',
  edited jsonb not null default '[]',
  first_import uuid, last_import uuid,
  deleted_at timestamptz(3), revision int not null default 1,
  created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(),
  unique (authority_id, id),
  foreign key (authority_id, first_import) references import (authority_id, id) on delete set null (first_import),
  foreign key (authority_id, last_import) references import (authority_id, id) on delete set null (last_import)
);
create index application_by_name on application (authority_id, lower(name), id) where deleted_at is null;
create unique index application_source_key on application (authority_id, source_key) where deleted_at is null;
create index application_match_key on application (authority_id, match_key);
create index application_product on application (authority_id, product_id);
create index application_review on application (authority_id, id) where match_state = 'review' and deleted_at is null;
create index application_last_import on application (authority_id, last_import);

create table import_row (
  ${owner},
  import_id uuid not null, line int not null, raw jsonb not null,
  outcome text not null check (outcome in ('accepted', 'folded', 'rejected')),
  reason text, detail jsonb, application_id bigint,
  primary key (import_id, line),
  foreign key (authority_id, import_id) references import (authority_id, id) on delete cascade,
  foreign key (authority_id, application_id) references application (authority_id, id)
    on delete set null (application_id)
);
create index import_row_application on import_row (authority_id, application_id);

create table match_decision (
  id bigint primary key generated always as identity, ${owner},
  match_key text not null, raw_name text not null, product_id text,
  decision text not null check (decision in ('accept', 'new', 'folded')),
  score double precision, reasons jsonb not null default '[]',
  decided_by text not null, decided_at timestamptz(3) not null default now(), revoked_at timestamptz(3),
  check ((decision = 'accept') = (product_id is not null))
);
create unique index match_decision_in_force on match_decision (authority_id, match_key) where revoked_at is null;

create table answer (
  ${owner},
  application_id bigint not null,
  variable text not null check (variable in ('W1','W2','W3','W4','G1','G2','G3','E1','E2','E3')),
  value smallint check (value between 0 and 4),
  state text not null check (state in ('known', 'unknown', 'n/a')),
  grade text check (grade in ('S', 'B', 'G')),
  answered_on date, evidence text, answered_by text not null,
  updated_at timestamptz(3) not null default now(),
  primary key (application_id, variable),
  check ((state = 'known') = (value is not null)),
  foreign key (authority_id, application_id) references application (authority_id, id) on delete cascade
);
create index answer_authority on answer (authority_id, application_id);

create table change (
  id bigint primary key generated always as identity, ${owner},
  at timestamptz(3) not null default clock_timestamp(),
  actor text not null, kind text not null, subject text not null, before jsonb, after jsonb
);
create index change_newest on change (authority_id, id desc);
create index change_subject on change (authority_id, subject, id desc);

create table job (
  id bigint primary key generated always as identity,
  authority_id int references authority (id) on delete cascade,
  kind text not null, payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress int not null default 0, total int, message jsonb, result jsonb,
  attempts int not null default 0, max_attempts int not null default 3,
  run_after timestamptz(3) not null default now(), lease_until timestamptz(3),
  idempotency_key text, cancel_requested boolean not null default false,
  created_at timestamptz(3) not null default now(), finished_at timestamptz(3)
);
create unique index job_idempotency on job (coalesce(authority_id, 0), kind, idempotency_key);
create index job_waiting on job (run_after, id) where state = 'queued';
create index job_leased on job (lease_until) where state = 'running';
create index job_of_authority on job (authority_id, id desc);
`;

const privateTables = [
  'upload',
  'import',
  'application',
  'import_row',
  'match_decision',
  'answer',
  'change',
  'job',
] as const;

/**
 * Row-level security of one private table: an authority's own rows for the app role, all rows for the operator. Two
 * roles rather than two conditions, because an OR between them would keep the planner from the index.
 */
function fence(table: string): string {
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on ${table} to allmende_operator using (current_setting('app.operator', true) = 'on');
`;
}

const grants = `
grant select, insert, update, delete on upload, import, application, match_decision, answer to allmende_app;
grant select, insert on import_row to allmende_app;
grant update (outcome, reason, detail, application_id) on import_row to allmende_app;
grant select, insert on change to allmende_app;
grant select, insert on job to allmende_app;
grant update (cancel_requested, state, finished_at) on job to allmende_app;
`;

export const up = [facts, authorities, use, ...privateTables.map(fence), grants].join('\n');
