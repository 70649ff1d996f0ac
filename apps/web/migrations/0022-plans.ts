/**
 * Plans of replacements: what an authority asks of one, each computing with the input that it was made from, figures
 * and options of its own, and how far each step has come.
 *
 * A computing keeps its input for ever, so that a plan can be followed after contracts and answers have changed.
 */
export const name = '0022-plans';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const secured = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy tenant on ${table} to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on ${table} to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on ${table} to allmende_app;
`;

const plans = `
create table plan (
  id bigint primary key generated always as identity, ${owner},
  name text not null check (length(name) between 1 and 200),
  scenario text not null check (scenario in ('keep', 'stepwise', 'bold', 'own')),
  settings jsonb not null, revision int not null default 1,
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(), removed_at timestamptz(3),
  unique (authority_id, id)
);
create index plan_standing on plan (authority_id, id) where removed_at is null;
${secured('plan')}
create table plan_run (
  id bigint primary key generated always as identity, ${owner}, plan_id bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'infeasible', 'failed')),
  why text not null check (why in ('asked', 'restored')), stopped boolean not null default false,
  settings jsonb not null, basis jsonb, input_hash text, best jsonb, result jsonb, seconds double precision,
  created_by text not null, created_at timestamptz(3) not null default now(), computed_at timestamptz(3),
  check ((state = 'waiting') = (computed_at is null)),
  unique (authority_id, id),
  foreign key (authority_id, plan_id) references plan (authority_id, id) on delete cascade
);
create index plan_run_newest on plan_run (authority_id, plan_id, id desc);
${secured('plan_run')}
`;

/** Figures hold for every plan of the authority; how far a step has come belongs to one plan. */
const options = `
create table plan_option (
  id bigint primary key generated always as identity, ${owner}, application_id bigint not null,
  key text not null, name text check (length(name) between 1 and 200), figures jsonb not null default '{}',
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (authority_id, application_id, key),
  foreign key (authority_id, application_id) references application (authority_id, id) on delete cascade
);
${secured('plan_option')}
create table plan_step (
  id bigint primary key generated always as identity, ${owner}, plan_id bigint not null, application_id bigint not null,
  option_id text not null, start text not null, state text not null check (state in ('decided', 'running', 'done')),
  decided_on date, running_on date, done_on date, promised jsonb,
  updated_by text not null, updated_at timestamptz(3) not null default now(),
  unique (authority_id, plan_id, application_id),
  foreign key (authority_id, plan_id) references plan (authority_id, id) on delete cascade,
  foreign key (authority_id, application_id) references application (authority_id, id) on delete cascade
);
${secured('plan_step')}
`;

export const up = [plans, options].join('\n');
