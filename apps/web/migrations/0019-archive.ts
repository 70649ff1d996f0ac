/**
 * Copies of repositories that are kept, what was found in them, and the pictures of entries.
 *
 * All of it is public and written by the operator role alone. The code itself lies in a folder of its own; here stands
 * what is in it. `archived_repository` has no reference to `software`, because a copy outlives the entry that it was
 * made for.
 */
export const name = '0019-archive';

const hash = (column: string, nullable = '') =>
  `${column} text ${nullable || 'not null'} check (${column} ~ '^[0-9a-f]{40}$')`;

const archive = `
create table archived_repository (
  software_id uuid primary key, name text not null, url text not null,
  kept boolean not null default true, kept_by text not null, kept_at timestamptz(3) not null default now(),
  job_key text, bytes bigint not null default 0, head text, ${hash('head_revision', 'null')},
  ${hash('snapshot', 'null')}, fetched_at timestamptz(3), asked_at timestamptz(3), trouble jsonb
);
create table archived_release (
  software_id uuid not null references archived_repository on delete cascade,
  name text not null, ${hash('object_id')}, kind text not null check (kind in ('rel', 'rev')),
  ${hash('revision_id')}, ${hash('directory_id')},
  released_at timestamptz(3) not null, files int not null, bytes bigint not null,
  seen_at timestamptz(3) not null default now(), superseded_at timestamptz(3),
  primary key (software_id, name, object_id)
);
create index archived_release_newest on archived_release (software_id, released_at desc, name, object_id);
create table archived_visit (
  id bigint primary key generated always as identity,
  software_id uuid not null references archived_repository on delete cascade,
  at timestamptz(3) not null, ${hash('snapshot')}, names int not null, set_aside int not null
);
create index archived_visit_of on archived_visit (software_id, id desc);
grant select on archived_repository, archived_release, archived_visit to allmende_app;
`;

const media = `
create table media (
  id text primary key check (id ~ '^[0-9a-f]{64}$'), type text not null, bytes bytea not null,
  width int not null, height int not null, created_at timestamptz(3) not null default now()
);
create table software_media (
  software_id uuid not null references software (id) on delete cascade,
  kind text not null check (kind in ('logo', 'screenshot')), position int not null,
  path text not null, media_id text references media, trouble jsonb,
  fetched_at timestamptz(3) not null default now(),
  primary key (software_id, kind, position), check ((media_id is null) <> (trouble is null))
);
create index software_media_of on software_media (media_id);
create table media_visit (
  software_id uuid primary key references software (id) on delete cascade,
  file_sha256 text not null, at timestamptz(3) not null default now()
);
grant select on media, software_media, media_visit to allmende_app;
`;

export const up = [archive, media].join('\n');
