/**
 * What the operator of the instance tells everybody: legal texts and where to turn. They belong to no authority; the
 * app role may read them and only the operator role writes. Reports of problems may name a person, so that nobody but
 * the operator role sees them.
 */
export const name = '0006-site-text';

export const up = `
create table site_text (
  key text not null check (key in ('imprint', 'privacy', 'accessibility', 'contact', 'security-contact')),
  language text not null check (language in ('de', 'en', '')),
  body text not null check (length(body) between 1 and 100000),
  updated_by text not null, updated_at timestamptz(3) not null default now(),
  primary key (key, language)
);
grant select on site_text to allmende_app;

create table problem_report (
  id bigint primary key generated always as identity,
  kind text not null check (kind in ('accessibility', 'content', 'other')),
  message text not null check (length(message) between 1 and 5000),
  page text check (length(page) <= 500), reply_to text check (length(reply_to) <= 254),
  created_at timestamptz(3) not null default now()
);
create index problem_report_created on problem_report (created_at);
`;
