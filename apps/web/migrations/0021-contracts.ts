/**
 * Contracts, the applications that each of them covers, and who wants to be told before a notice date.
 *
 * A null is unknown. A contract that was taken over from the applications keeps no link to where its dates came from:
 * from then on it is what counts, and writes its dates through to the applications.
 */
export const name = '0021-contracts';

const owner = `authority_id int not null default nullif(current_setting('app.authority', true), '')::int
    references authority (id) on delete cascade`;

const contracts = `
create table contract (
  id bigint primary key generated always as identity, ${owner},
  title text not null check (length(title) between 1 and 300),
  partner text, kind text, reference text,
  starts_on date, minimum_until date, ends_on date,
  renew_months int check (renew_months between 0 and 600),
  notice_months int check (notice_months between 0 and 600),
  price_model text check (price_model in ('flat', 'per-user', 'per-device', 'per-use', 'other')),
  cost_cents bigint check (cost_cents >= 0), is_gross boolean,
  clauses jsonb not null default '{}', responsible text, note text,
  revision int not null default 1, from_file text,
  created_by text not null, created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(), removed_at timestamptz(3),
  unique (authority_id, id)
);
create index contract_standing on contract (authority_id, ends_on) where removed_at is null;

create table contract_application (
  ${owner},
  contract_id bigint not null, application_id bigint not null,
  primary key (contract_id, application_id),
  foreign key (authority_id, contract_id) references contract (authority_id, id) on delete cascade,
  foreign key (authority_id, application_id) references application (authority_id, id) on delete cascade
);
create index contract_application_application on contract_application (authority_id, application_id);
`;

/** One person's wish in one authority; of the address of a calendar only the hash is kept. */
const reminders = `
create table contract_subscription (
  ${owner}, account_id text not null,
  mails boolean not null default false, language text not null default 'de' check (language in ('de', 'en')),
  calendar_hash bytea unique, calendar_made_at timestamptz(3),
  primary key (authority_id, account_id)
);
create table contract_reminder (
  ${owner}, account_id text not null, subject text not null, notice_date date not null, months int not null,
  sent_at timestamptz(3) not null default now(),
  primary key (authority_id, account_id, subject, notice_date, months)
);
`;

/** A list of contracts from its upload until it is taken over. */
const lists = `
create table contract_list (
  id uuid primary key default gen_random_uuid(), ${owner},
  file_name text not null, file_sha256 text not null,
  state text not null default 'draft' check (state in ('draft', 'done')),
  packed bytea, mapping jsonb, outcome jsonb,
  created_by text not null, created_at timestamptz(3) not null default now(), finished_at timestamptz(3),
  unique (authority_id, id)
);
create index contract_list_newest on contract_list (authority_id, created_at desc);
`;

const fences = [
  'contract',
  'contract_application',
  'contract_subscription',
  'contract_reminder',
  'contract_list',
]
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

export const up = [contracts, reminders, lists, fences].join('\n');
