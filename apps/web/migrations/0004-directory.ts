/**
 * Directories: sign-in by an OpenID Provider, groups that give roles, and SCIM.
 *
 * A SCIM client belongs to one authority or, with a null, to the whole instance. Its rows carry that in `for_authority`
 * and are read before it is known who asks, so by the operator role only; a request of a client names its directory in
 * `app.directory`, and row-level security then refuses the rows of all others. (On a server; the embedded engine's one
 * user passes every policy that is not for the role of requests.)
 */
export const name = '0004-directory';

const signIn = `
create table oidc_flow (
  state_hash bytea primary key, browser_hash bytea not null,
  nonce text not null, verifier text not null, return_to text not null,
  created_at timestamptz(3) not null default now(), expires_at timestamptz(3) not null
);
create index oidc_flow_expires on oidc_flow (expires_at);

create table group_role (
  id bigint primary key generated always as identity,
  group_name text not null,
  for_authority int references authority (id) on delete cascade,
  role text not null,
  created_by text not null, created_at timestamptz(3) not null default now(),
  check (case when for_authority is null
    then role in ('betrieb', 'redaktion', 'umfrageleitung')
    else role in ('leitung', 'it-leitung', 'bearbeitung', 'lesen', 'datenschutz', 'revision') end)
);
create unique index group_role_of_authority on group_role (group_name, for_authority, role)
  where for_authority is not null;
create unique index group_role_of_instance on group_role (group_name, role) where for_authority is null;
create index group_role_authority on group_role (for_authority);
`;

const scim = `
create table scim_client (
  id uuid primary key default gen_random_uuid(),
  for_authority int references authority (id) on delete cascade,
  name text not null, token_hash bytea not null unique,
  created_by text not null, created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3), revoked_at timestamptz(3)
);
create index scim_client_authority on scim_client (for_authority);

create table scim_user (
  id uuid primary key default gen_random_uuid(),
  for_authority int references authority (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  made_account boolean not null, closed_account boolean not null default false,
  user_name text not null, external_id text, display_name text, active boolean not null default true,
  person jsonb not null default '{}',
  version int not null default 1,
  created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(),
  deleted_at timestamptz(3)
);
create unique index scim_user_name on scim_user (coalesce(for_authority, 0), lower(user_name)) where deleted_at is null;
create unique index scim_user_account on scim_user (coalesce(for_authority, 0), account_id);
create index scim_user_external on scim_user (external_id) where external_id is not null;
create index scim_user_account_id on scim_user (account_id);
create index scim_user_authority on scim_user (for_authority);

create table scim_group (
  id uuid primary key default gen_random_uuid(),
  for_authority int references authority (id) on delete cascade,
  display_name text not null, external_id text,
  version int not null default 1,
  created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now()
);
create unique index scim_group_name on scim_group (coalesce(for_authority, 0), lower(display_name));
create index scim_group_authority on scim_group (for_authority);

create table scim_member (
  group_id uuid not null references scim_group (id) on delete cascade,
  user_id uuid not null references scim_user (id) on delete cascade,
  for_authority int references authority (id) on delete cascade,
  primary key (group_id, user_id)
);
create index scim_member_user on scim_member (user_id);
create index scim_member_authority on scim_member (for_authority);
`;

function fence(table: string): string {
  return `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy operator on ${table} to allmende_operator using (
  current_setting('app.operator', true) = 'on' and
  coalesce(nullif(current_setting('app.directory', true), ''), 'all') in
    ('all', coalesce(for_authority::text, 'instance')));
`;
}

export const up = [signIn, scim, ...['scim_user', 'scim_group', 'scim_member'].map(fence)].join('\n');
