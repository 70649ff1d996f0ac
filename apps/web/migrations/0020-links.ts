/**
 * Which entry of the catalogue is which product among the facts, and which entries are the same; suggested by the
 * program, decided by an editor. Read and written by the operator role alone: the rows name who has decided.
 */
export const name = '0020-links';

/** An entry is one product at most, and a product one entry; any number may be suggested. */
const links = `
create table catalogue_link (
  software_id uuid not null references software (id) on delete cascade, product_id text not null,
  state text not null check (state in ('suggested', 'accepted', 'refused')),
  is_automatic boolean not null default false, evidence jsonb not null default '[]',
  decided_by text, decided_at timestamptz(3), created_at timestamptz(3) not null default now(),
  primary key (software_id, product_id)
);
create unique index catalogue_link_entry on catalogue_link (software_id) where state = 'accepted';
create unique index catalogue_link_product on catalogue_link (product_id) where state = 'accepted';
create index catalogue_link_suggested on catalogue_link (created_at) where state = 'suggested';
`;

const duplicates = `
create table catalogue_duplicate (
  software_id uuid not null references software (id) on delete cascade,
  into_id uuid not null references software (id) on delete cascade,
  state text not null check (state in ('suggested', 'merged', 'refused')),
  evidence jsonb not null default '[]',
  decided_by text, decided_at timestamptz(3), created_at timestamptz(3) not null default now(),
  primary key (software_id, into_id), check (software_id <> into_id)
);
create unique index catalogue_duplicate_pair
  on catalogue_duplicate (least(software_id, into_id), greatest(software_id, into_id));
create index catalogue_duplicate_into on catalogue_duplicate (into_id);
create index catalogue_duplicate_suggested on catalogue_duplicate (created_at) where state = 'suggested';
create index software_same_name on software (lower(name));
create index software_same_file on software (file_sha256);
`;

export const up = [links, duplicates].join('\n');
