/**
 * How the papers of an authority look: its letterhead, and the fields at the head of its council papers. One row for
 * each authority that has said anything about it.
 */
export const name = '0023-paper-settings';

export const up = `
create table paper_settings (
  authority_id int primary key default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade,
  name text not null default '', lines jsonb not null default '[]', footer text not null default '',
  logo bytea, logo_alt text not null default '',
  fields jsonb not null default '[]', revision int not null default 1,
  updated_by text not null, updated_at timestamptz(3) not null default now()
);
alter table paper_settings enable row level security;
alter table paper_settings force row level security;
create policy tenant on paper_settings to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on paper_settings to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select, insert, update, delete on paper_settings to allmende_app;
`;
