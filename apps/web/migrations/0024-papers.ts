/**
 * Papers of an authority while people work on them: which plans they compare, which texts a person has changed and what
 * the program had proposed then, what was filled into gaps, and the assumptions of the costs.
 *
 * The plans are named without a foreign key: a paper outlives the plan that it was begun with, and says so.
 */
export const name = '0024-papers';

export const up = `
create table paper (
  id bigint primary key generated always as identity,
  authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  kind text not null
    check (kind in ('council', 'treasurer', 'staff-council', 'data-protection', 'market', 'specification')),
  name text not null check (length(name) between 1 and 200), language text not null check (language in ('de', 'en')),
  plan_a bigint, plan_b bigint, plan_c bigint, capability_id text,
  texts jsonb not null default '{}', filled jsonb not null default '{}', assumptions jsonb not null,
  revision int not null default 1,
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(), removed_at timestamptz(3),
  unique (authority_id, id)
);
create index paper_standing on paper (authority_id, id) where removed_at is null;
alter table paper enable row level security;
alter table paper force row level security;
create policy tenant on paper to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on paper to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on paper to allmende_app;
`;
