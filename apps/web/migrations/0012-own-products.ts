/**
 * Products that one authority has described for itself, and names that several authorities of the instance have
 * decided alike.
 *
 * `shared_name` holds no authority, no count and no date, so that nobody who reads it learns whose decisions it came
 * from. It is written by the operator role alone.
 */
export const name = '0012-own-products';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const products = `
create table local_product (
  id bigint primary key generated always as identity, ${owner},
  name text not null check (length(name) between 1 and 200),
  vendor text, vendor_country text, owner text, owner_country text,
  licence_kind text not null check (licence_kind in ('proprietary', 'open-source', 'open-core')), licence_spdx text,
  hosting jsonb not null default '[]', capability_id text, aliases jsonb not null default '[]',
  homepage text, source_text text, source_url text,
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  removed_at timestamptz(3), switched_to text, moved jsonb,
  unique (authority_id, id), check (switched_to is null or removed_at is not null)
);
create unique index local_product_name on local_product (authority_id, lower(name)) where removed_at is null;
alter table local_product enable row level security;
alter table local_product force row level security;
create policy tenant on local_product to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on local_product to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on local_product to allmende_app;
`;

/** Decisions that were made in one go are taken back in one go, each with what it had replaced. */
const decisions = `
alter table match_decision add column batch uuid not null default gen_random_uuid(), add column replaces bigint;
create index match_decision_batch on match_decision (authority_id, batch);
create index match_decision_newest on match_decision (authority_id, id desc) where revoked_at is null;
`;

const names = `
alter table authority add column gives_names boolean not null default true,
  add column takes_names boolean not null default true;
grant update (gives_names, takes_names) on authority to allmende_app;
create table shared_name (match_key text primary key, product_id text not null);
grant select on shared_name to allmende_app;
`;

export const up = [products, decisions, names].join('\n');
