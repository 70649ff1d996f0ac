/**
 * Merging and splitting authorities, and asking for a mandate.
 *
 * `reach` names the predecessors that a right extends to; null means all of them. A merge writes it out, so that a later
 * merge into the same authority opens nothing by itself.
 */
export const name = '0007-authorities';

const rights = `
alter table membership add column reach int[];
alter table mandate add column reach int[];
grant update (predecessors, reach) on mandate to allmende_app;
`;

const requests = `
create table mandate_request (
  id bigint primary key generated always as identity,
  authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  provider_id int not null references authority (id) on delete cascade,
  role text not null check (role in ('bearbeitung', 'lesen')),
  reason text not null default '',
  requested_by text not null, created_at timestamptz(3) not null default now(),
  decided_at timestamptz(3), decided_by text,
  outcome text check (outcome in ('accepted', 'refused', 'withdrawn')),
  check ((decided_at is null) = (outcome is null)), check (authority_id <> provider_id)
);
create unique index mandate_request_open on mandate_request (authority_id, provider_id) where decided_at is null;
create index mandate_request_provider on mandate_request (provider_id, id desc);
alter table mandate_request enable row level security;
alter table mandate_request force row level security;
create policy tenant on mandate_request to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on mandate_request to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select on mandate_request to allmende_app;
grant update (decided_at, decided_by, outcome) on mandate_request to allmende_app;
`;

const changes = `
create table authority_change (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('merge', 'split')), happened_on date not null,
  from_ids int[] not null, into_ids int[] not null,
  applied_at timestamptz(3) not null default now(), applied_by text not null,
  undone_at timestamptz(3), undone_by text,
  steps jsonb not null
);
create table authority_handover (
  successor_id int not null references authority (id) on delete cascade,
  predecessor_id int not null references authority (id) on delete cascade,
  confirmed_by text not null, confirmed_at timestamptz(3) not null default now(),
  primary key (successor_id, predecessor_id)
);
`;

export const up = [rights, requests, changes].join('\n');
