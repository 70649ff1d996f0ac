/**
 * Which authority uses which public code, as it says itself; and what other catalogues offer.
 *
 * `use_declaration` belongs to one authority, drafts and all. `published_use` holds what it has released, item by item,
 * and nothing that leads back to the private row; it is written by the operator role alone.
 */
export const name = '0018-use';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

/** Neither an entry nor an application takes the declaration with it: what was said stays until it is taken back. */
const declarations = `
create table use_declaration (
  id bigint primary key generated always as identity, ${owner},
  software_id uuid references software (id) on delete set null, product_id text,
  subject_name text not null, application_id bigint, is_security boolean not null default false,
  since date, version text, purpose text,
  operation text check (operation in ('own', 'provider', 'vendor-hosted', 'saas')), contact text,
  released jsonb not null default '[]', valid_until date,
  state text not null default 'draft' check (state in ('draft', 'released', 'withdrawn', 'expired')),
  published_id uuid, verified_role text, released_at timestamptz(3), reminded_at timestamptz(3),
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (authority_id, id), check (num_nonnulls(software_id, product_id) <= 1),
  check ((state = 'released') = (published_id is not null)),
  foreign key (authority_id, application_id) references application (authority_id, id)
    on delete set null (application_id)
);
create unique index use_declaration_software on use_declaration (authority_id, software_id);
create unique index use_declaration_product on use_declaration (authority_id, product_id);
create index use_declaration_application on use_declaration (authority_id, application_id);
create index use_declaration_due on use_declaration (valid_until) where state = 'released';
alter table use_declaration enable row level security;
alter table use_declaration force row level security;
create policy tenant on use_declaration to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on use_declaration to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on use_declaration to allmende_app;
`;

const published = `
create table published_use (
  id uuid primary key default gen_random_uuid(),
  software_id uuid references software (id) on delete cascade, product_id text, subject_name text not null,
  authority_name text not null, place_key text, country text not null default 'DE',
  is_sample boolean not null default false,
  since date, version text, purpose text, operation text, contact text,
  verified_role text, published_on date not null, expires_on date not null,
  origin_url text, origin_id text,
  check (num_nonnulls(software_id, product_id) = 1), check ((origin_url is null) = (origin_id is null)),
  unique (origin_url, origin_id)
);
create index published_use_software on published_use (software_id);
create index published_use_product on published_use (product_id);
grant select on published_use to allmende_app;
`;

/**
 * One row for each entry that another catalogue offers, so that the better of two can be chosen whenever one changes;
 * and which way the chosen one came.
 */
const offers = `
create table federated_offer (
  source_url text not null, url text not null,
  sha256 text not null, content text not null, valid boolean not null, modified_at timestamptz(3) not null,
  chain jsonb not null, round bigint not null, seen_at timestamptz(3) not null default now(),
  primary key (source_url, url)
);
create index federated_offer_url on federated_offer (url);
alter table software add column federated jsonb;
`;

export const up = [declarations, published, offers].join('\n');
