/**
 * Lists come again: each belongs to a source, and a sighting tells in which list of a source an application stood last.
 * An application is missing from a source, not from the inventory, when the newest list of that source leaves it out.
 *
 * Lists that are here already get one source for each kind of file and name, since which of them were states of the
 * same thing can no longer be told for certain. Whether something is missing is said from the next list on.
 */
export const name = '0008-second-time';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const tables = `
create table list_source (
  id bigint primary key generated always as identity, ${owner},
  name text not null check (length(name) between 1 and 200), shape text not null,
  created_at timestamptz(3) not null default now(),
  unique (authority_id, id)
);
create index list_source_shape on list_source (authority_id, shape, id desc);

alter table import add column shape text, add column source_id bigint, add column source_name text,
  add column choices jsonb, add column taken jsonb,
  add foreign key (authority_id, source_id) references list_source (authority_id, id) on delete set null (source_id);
create index import_source on import (authority_id, source_id);

create table sighting (
  authority_id int not null default nullif(current_setting('app.authority', true), '')::int,
  application_id bigint not null, source_id bigint not null,
  source_key text not null, last_import uuid, line int, missing_since timestamptz(3),
  primary key (application_id, source_id),
  foreign key (authority_id, application_id) references application (authority_id, id) on delete cascade,
  foreign key (authority_id, source_id) references list_source (authority_id, id) on delete cascade
);
create index sighting_source on sighting (authority_id, source_id);
`;

/** Every import that was taken over, also one that was undone, belongs to a source; only what stands was seen. */
const earlier = `
insert into list_source (authority_id, name, shape, created_at)
select authority_id, left(coalesce(nullif(btrim(file_name), ''), format), 200), 'unknown:' || format, min(created_at)
from import group by authority_id, left(coalesce(nullif(btrim(file_name), ''), format), 200), format
order by min(created_at);

update import set source_id = list_source.id
from list_source
where list_source.authority_id = import.authority_id and list_source.shape = 'unknown:' || import.format
  and list_source.name = left(coalesce(nullif(btrim(import.file_name), ''), import.format), 200);

insert into sighting (authority_id, application_id, source_id, source_key, last_import, line)
select distinct on (import_row.application_id, import.source_id)
  import.authority_id, import_row.application_id, import.source_id, application.source_key, import.id, import_row.line
from import
join import_row on import_row.import_id = import.id
join application on application.id = import_row.application_id
where import.state = 'done' and import_row.outcome = 'accepted'
order by import_row.application_id, import.source_id, import.finished_at desc, import_row.line;
`;

const fences = ['list_source', 'sighting']
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

export const up = [tables, earlier, fences].join('\n');
