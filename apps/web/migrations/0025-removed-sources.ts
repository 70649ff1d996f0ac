/** A source that was taken away stands for thirty days more, so that it can be put back with everything it knew. */
export const name = '0025-removed-sources';

export const up = `
alter table harvest_source add column removed_at timestamptz(3);
create index harvest_source_removed on harvest_source (removed_at) where removed_at is not null;
`;
