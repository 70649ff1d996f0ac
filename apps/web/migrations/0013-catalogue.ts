/**
 * The catalogue of public code: what a repository says of itself, as it was found.
 *
 * Everything here is public, so everybody reads it and only the operator role writes. The names of the first three
 * tables and their fields are those of the European catalogue API (`/v1`).
 */
export const name = '0013-catalogue';

const times = `created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now()`;

const tables = `
create table catalog (
  id uuid primary key default gen_random_uuid(),
  name text not null, alternative_id text unique, active boolean not null default true,
  publishers_namespace text, scopes jsonb not null default '[]', sources jsonb not null default '[]',
  analysis jsonb not null default '{}', ${times}
);
create table publisher (
  id uuid primary key default gen_random_uuid(),
  catalog_id uuid references catalog (id),
  description text not null unique, email text, alternative_id text unique, active boolean not null default true,
  code_hosting jsonb not null default '[]', ${times}
);
create table software (
  id uuid primary key default gen_random_uuid(),
  catalog_id uuid references catalog (id),
  publisher_id uuid references publisher (id) on delete set null,
  url text not null unique, active boolean not null default true, vitality text,
  publiccode_yml text not null, file_sha256 text not null,
  standing text not null check (standing in ('valid', 'faulty', 'gone')),
  gone_reason text check (gone_reason in
    ('removed', 'moved', 'archived', 'private', 'no-file', 'unreachable', 'withdrawn')),
  gone_since timestamptz(3),
  name text not null, model jsonb, findings jsonb not null default '[]',
  origin text not null check (origin in ('harvest', 'api', 'federation')), origin_url text,
  fork_of uuid references software (id) on delete set null,
  merged_into uuid references software (id) on delete set null,
  analysis jsonb not null default '{}',
  checked_at timestamptz(3) not null default now(), ${times},
  check ((standing = 'gone') = (gone_reason is not null and gone_since is not null))
);
create index software_created on software (created_at, id);
create index software_updated on software (updated_at, id);
create index software_publisher on software (publisher_id);
create index software_catalog on software (catalog_id);
create table software_alias (
  url text primary key, software_id uuid not null references software (id) on delete cascade,
  since timestamptz(3) not null default now()
);
create index software_alias_of on software_alias (software_id);
create table software_version (
  id bigint primary key generated always as identity,
  software_id uuid not null references software (id) on delete cascade,
  sha256 text not null, content text not null, revision text, valid boolean not null,
  seen_at timestamptz(3) not null default now()
);
create index software_version_of on software_version (software_id, id desc);
grant select on catalog, publisher, software, software_alias, software_version to allmende_app;
`;

export const up = tables;
