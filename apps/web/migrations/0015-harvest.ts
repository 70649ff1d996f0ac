/**
 * Where the catalogue finds its repositories, what came of the last look at each, and what people would like to have in
 * it. Read and written by the operator role alone: an address may lie inside of the house, and who proposes something
 * may leave an address of their own.
 */
export const name = '0015-harvest';

const sources = `
create table harvest_source (
  id int primary key generated always as identity,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in
    ('publishers', 'list', 'munich', 'catalogue', 'repository', 'organisation', 'forge')),
  url text not null check (length(url) between 1 and 2000), forge text,
  content text, paused boolean not null default false, may_mail boolean not null default false,
  webhook_salt text not null, added_by text not null,
  due_at timestamptz(3) not null default now(), created_at timestamptz(3) not null default now(),
  unique (kind, url)
);
create table harvest_run (
  id bigint primary key generated always as identity,
  source_id int not null references harvest_source (id) on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  cursor text, phase text not null default 'listing' check (phase in ('listing', 'missing', 'ended')),
  counts jsonb not null default '{}', troubles jsonb not null default '[]',
  resumes_at timestamptz(3), turn int not null default 0,
  asked_by text not null,
  created_at timestamptz(3) not null default now(), started_at timestamptz(3), finished_at timestamptz(3)
);
create index harvest_run_of on harvest_run (source_id, id desc);
create unique index harvest_run_open on harvest_run (source_id) where finished_at is null;
`;

const repositories = `
create table harvest_repository (
  id bigint primary key generated always as identity,
  url text not null unique, host text not null,
  source_id int references harvest_source (id) on delete set null, run_id bigint,
  forge text, forge_id text, clone_url text, default_branch text,
  software_id uuid references software (id) on delete set null,
  publisher_id uuid references publisher (id) on delete set null,
  path text, etag text, revision text, pushed_at timestamptz(3), fetched_at timestamptz(3),
  outcome text not null default 'waiting', trouble jsonb,
  failures int not null default 0, failing_since timestamptz(3),
  wanted_at timestamptz(3), checked_at timestamptz(3), created_at timestamptz(3) not null default now()
);
create index harvest_repository_forge_id on harvest_repository (host, forge_id);
create index harvest_repository_source on harvest_repository (source_id, id);
create index harvest_repository_software on harvest_repository (software_id);
create index harvest_repository_wanted on harvest_repository (wanted_at) where wanted_at is not null;
`;

const proposals = `
create table harvest_proposal (
  id int primary key generated always as identity,
  kind text not null check (kind in ('repository', 'organisation')),
  url text not null check (length(url) between 1 and 2000), note text check (length(note) <= 2000),
  by_account text, on_behalf text, email text check (length(email) <= 254),
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused')),
  reason text check (length(reason) <= 2000), source_id int references harvest_source (id) on delete set null,
  decided_by text, decided_at timestamptz(3), created_at timestamptz(3) not null default now()
);
create index harvest_proposal_waiting on harvest_proposal (state, id);
create unique index harvest_proposal_url on harvest_proposal (kind, url) where state = 'waiting';
`;

/** The address that a file names; another one than its own makes an entry a technical fork. */
const forks = `
alter table software add column named_url text;
create index software_named on software (named_url) where named_url is not null;
create index software_fork on software (fork_of) where fork_of is not null;
`;

export const up = [sources, repositories, proposals, forks].join('\n');
