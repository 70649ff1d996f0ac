/**
 * The inventory as a workbook for colleagues, and back. An export keeps what it gave out, so that a file that comes
 * back tells what was changed in it from what changed here meanwhile. A return keeps what was read of a file until it
 * is taken over.
 */
export const name = '0010-exchange';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const tables = `
create table exchange_export (
  id bigint primary key generated always as identity, ${owner},
  salt text not null, language text not null check (language in ('de', 'en')), applications int not null,
  snapshot bytea not null,
  created_by text not null, created_at timestamptz(3) not null default now(),
  unique (authority_id, id)
);
create index exchange_export_newest on exchange_export (authority_id, id desc);

create table exchange_return (
  id uuid primary key default gen_random_uuid(), ${owner},
  file_name text not null, file_sha256 text not null,
  state text not null default 'draft' check (state in ('draft', 'done', 'undone')),
  packed bytea, outcome jsonb,
  created_by text not null, created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3), undone_at timestamptz(3),
  unique (authority_id, id)
);
create index exchange_return_newest on exchange_return (authority_id, created_at desc);
`;

const fences = ['exchange_export', 'exchange_return']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on ${table} to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on ${table} to allmende_app;
`,
  )
  .join('');

export const up = [tables, fences].join('\n');
