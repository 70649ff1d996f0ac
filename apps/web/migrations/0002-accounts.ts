/**
 * Who may act, and for which authorities.
 *
 * Accounts, sessions and links belong to no authority: only the operator role reads them, before it is known who asks.
 * What an authority may see of them hangs on memberships, which lie behind row-level security like all use.
 */
export const name = '0002-accounts';

const accounts = `
create table account (
  id uuid primary key default gen_random_uuid(),
  kind text not null default 'person' check (kind in ('person', 'vendor')),
  email text, name text not null,
  password_hash text, totp_secret bytea, totp_confirmed_at timestamptz(3),
  active boolean not null default true,
  created_at timestamptz(3) not null default now(), last_sign_in_at timestamptz(3),
  erased_at timestamptz(3),
  unique (id, kind)
);
create unique index account_email on account (lower(email)) where email is not null;

create table external_identity (
  issuer text not null, subject text not null,
  account_id uuid not null references account (id) on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (issuer, subject)
);
create index external_identity_account on external_identity (account_id);

create table instance_role (
  account_id uuid not null references account (id) on delete cascade,
  role text not null check (role in ('betrieb', 'redaktion', 'umfrageleitung')),
  source text not null default 'given' check (source in ('given', 'oidc', 'scim')),
  created_at timestamptz(3) not null default now(),
  primary key (account_id, role)
);

create table session (
  id uuid not null unique default gen_random_uuid(),
  token_hash bytea primary key, previous_hash bytea unique,
  account_id uuid not null references account (id) on delete cascade,
  acting_for int references authority (id) on delete set null,
  factors text[] not null default '{}',
  user_agent text not null default '', network text not null default '',
  created_at timestamptz(3) not null default now(), rotated_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(), expires_at timestamptz(3) not null
);
create index session_account on session (account_id);
create index session_expires on session (expires_at);

create table one_time_link (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('setup', 'invitation', 'reset', 'email-change')),
  account_id uuid references account (id) on delete cascade,
  for_authority int references authority (id) on delete cascade,
  email text, role text, details jsonb not null default '{}',
  created_by text not null, created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null, used_at timestamptz(3)
);
create index one_time_link_account on one_time_link (account_id);
create index one_time_link_authority on one_time_link (for_authority);

create table erasure (account_id uuid primary key, pseudonym text not null, erased_at timestamptz(3) not null default now());
`;

const authorities = `
alter table authority add column ended_on date;
alter table authority add constraint authority_kind check (kind in
  ('municipality', 'district', 'administrative-community', 'special-purpose-association', 'it-provider', 'association'));

create table authority_place (
  body_id int not null references authority (id) on delete cascade,
  place_key text not null, valid_from date, valid_to date,
  primary key (body_id, place_key)
);
create index authority_place_key on authority_place (place_key);

create table authority_relation (
  id bigint primary key generated always as identity,
  from_id int not null references authority (id) on delete cascade,
  to_id int not null references authority (id) on delete cascade,
  kind text not null check (kind in ('belongs-to', 'served-by', 'member-of', 'merged-into', 'split-into')),
  valid_from date, valid_to date,
  check (from_id <> to_id), check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
create index authority_relation_from on authority_relation (from_id, kind);
create index authority_relation_to on authority_relation (to_id, kind);

create table authority_closure (
  kind text not null, from_id int not null references authority (id) on delete cascade,
  to_id int not null references authority (id) on delete cascade, depth smallint not null check (depth > 0),
  primary key (kind, from_id, to_id)
);
create index authority_closure_to on authority_closure (kind, to_id);
`;

const rights = `
create table membership (
  id bigint primary key generated always as identity,
  authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  account_id uuid not null, account_kind text not null default 'person' check (account_kind = 'person'),
  role text not null check (role in ('leitung', 'it-leitung', 'bearbeitung', 'lesen', 'datenschutz', 'revision')),
  predecessors boolean not null default false,
  source text not null default 'given' check (source in ('given', 'oidc', 'scim', 'merge')),
  granted_by text not null, created_at timestamptz(3) not null default now(), expires_at timestamptz(3),
  unique (authority_id, account_id, role),
  foreign key (account_id, account_kind) references account (id, kind) on delete cascade
);
create index membership_account on membership (account_id);

create table mandate (
  id bigint primary key generated always as identity,
  authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  provider_id int not null references authority (id) on delete cascade,
  role text not null check (role in ('bearbeitung', 'lesen')),
  predecessors boolean not null default false,
  granted_by text not null, created_at timestamptz(3) not null default now(), expires_at timestamptz(3),
  ended_at timestamptz(3), ended_by text,
  check (authority_id <> provider_id)
);
create unique index mandate_in_force on mandate (authority_id, provider_id) where ended_at is null;
create index mandate_provider on mandate (provider_id) where ended_at is null;

create table api_token (
  id uuid primary key default gen_random_uuid(),
  authority_id int default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  name text not null, token_hash bytea not null unique, scopes text[] not null,
  created_at timestamptz(3) not null default now(), expires_at timestamptz(3) not null,
  last_used_at timestamptz(3), revoked_at timestamptz(3)
);
create index api_token_account on api_token (account_id);
create index api_token_authority on api_token (authority_id);
`;

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
grant select, insert, update, delete on membership to allmende_app;
grant select, insert on mandate to allmende_app;
grant update (ended_at, ended_by, expires_at, role) on mandate to allmende_app;
grant select, insert on api_token to allmende_app;
grant update (revoked_at) on api_token to allmende_app;
grant select (id, kind, email, name, active, created_at, last_sign_in_at) on account to allmende_app;
alter table account enable row level security;
alter table account force row level security;
create policy colleagues on account for select to allmende_app using (id in (select account_id from membership));
create policy operator on account to allmende_operator using (current_setting('app.operator', true) = 'on');
`;

export const up = [
  accounts,
  authorities,
  rights,
  ...['membership', 'mandate', 'api_token'].map(fence),
  grants,
].join('\n');
