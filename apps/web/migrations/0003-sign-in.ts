/**
 * What signing in needs: passkeys, recovery codes, half-finished sign-ins, browsers that are known, and token buckets.
 *
 * None of these belongs to an authority, and none is granted to the role of requests: only the operator reads them.
 */
export const name = '0003-sign-in';

export const up = `
alter table account add column totp_last_step bigint;

create table passkey (
  id text primary key,
  account_id uuid not null references account (id) on delete cascade,
  name text not null,
  public_key bytea not null, counter bigint not null, transports text[] not null default '{}',
  backed_up boolean not null,
  created_at timestamptz(3) not null default now(), last_used_at timestamptz(3)
);
create index passkey_account on passkey (account_id);

create table recovery_code (
  account_id uuid not null references account (id) on delete cascade,
  code_hash bytea not null,
  primary key (account_id, code_hash)
);

create table sign_in_flow (
  token_hash bytea primary key,
  kind text not null check (kind in ('second-factor', 'passkey-sign-in', 'passkey-setup')),
  account_id uuid references account (id) on delete cascade,
  factors text[] not null default '{}',
  challenge text,
  attempts smallint not null default 0,
  expires_at timestamptz(3) not null
);
create index sign_in_flow_account on sign_in_flow (account_id);
create index sign_in_flow_expires on sign_in_flow (expires_at);

create table known_device (
  token_hash bytea not null,
  account_id uuid not null references account (id) on delete cascade,
  last_used_at timestamptz(3) not null default now(),
  primary key (token_hash, account_id)
);
create index known_device_account on known_device (account_id);

create table rate_limit (
  key text primary key,
  tokens double precision not null,
  refilled_at timestamptz(3) not null default now()
);
create index rate_limit_refilled on rate_limit (refilled_at);
`;
