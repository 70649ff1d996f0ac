/**
 * What the wizard remembers: the meaning of columns that an authority confirmed, and tables of several towns.
 *
 * A profile is such a mapping given to every authority of the instance: headings and meanings, no content. Whose it is
 * stands in a table of its own behind the fence, so that nobody else can tell; whoever gave it may take it back.
 */
export const name = '0009-import-wizard';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const tables = `
create table confirmed_mapping (
  ${owner},
  shape_hash text not null check (length(shape_hash) = 64),
  name text not null check (length(name) between 1 and 200),
  columns jsonb not null,
  confirmed_at timestamptz(3) not null default now(), confirmed_by text not null,
  primary key (authority_id, shape_hash)
);

create table import_profile (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 80), columns jsonb not null,
  town text check (length(town) <= 200),
  created_at timestamptz(3) not null default now()
);
create index import_profile_created on import_profile (created_at desc, id);
create table import_profile_share (
  ${owner},
  profile_id uuid not null references import_profile (id) on delete cascade,
  shared_by text not null,
  primary key (authority_id, profile_id)
);
create unique index import_profile_share_profile on import_profile_share (profile_id);

create table import_batch (
  id uuid primary key default gen_random_uuid(), ${owner},
  file_name text not null, file_sha256 text not null,
  list jsonb not null, towns jsonb not null, left_out jsonb not null,
  created_at timestamptz(3) not null default now(), created_by text not null
);
create index import_batch_owner on import_batch (authority_id, created_at desc);

alter table import add column mapping_origin jsonb, add column towns jsonb;
`;

const fences = ['confirmed_mapping', 'import_profile_share', 'import_batch']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on ${table} to allmende_operator using (current_setting('app.operator', true) = 'on');
`,
  )
  .join('');

const profiles = `
alter table import_profile enable row level security;
alter table import_profile force row level security;
create policy everybody on import_profile for select to allmende_app using (true);
create policy giving on import_profile for insert to allmende_app with check (true);
create policy taking_back on import_profile for delete to allmende_app
  using (exists (select from import_profile_share s where s.profile_id = import_profile.id));
create policy operator on import_profile to allmende_operator using (current_setting('app.operator', true) = 'on');
`;

const grants = `
grant select, insert, update, delete on confirmed_mapping to allmende_app;
grant select, insert, delete on import_profile to allmende_app;
grant select, insert on import_profile_share to allmende_app;
grant select, insert on import_batch to allmende_app;
`;

export const up = [tables, fences, profiles, grants].join('\n');
