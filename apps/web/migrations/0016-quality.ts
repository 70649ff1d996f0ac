/**
 * How alive the code of an entry is: what its forge was seen to say, newest only. Public like the entry itself, and
 * written by the operator role alone.
 */
export const name = '0016-quality';

export const up = `
create table software_activity (
  software_id uuid primary key references software (id) on delete cascade,
  activity jsonb not null,
  observed_at timestamptz(3) not null
);
create index software_activity_observed on software_activity (observed_at, software_id);
grant select on software_activity to allmende_app;
`;
