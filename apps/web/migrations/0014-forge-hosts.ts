/**
 * What is known of the hosts that forges run on: their program, the token that they are asked with, what they allow,
 * and when not to ask. Seen by nobody but the program itself.
 */
export const name = '0014-forge-hosts';

export const up = `
create table forge_host (
  host text primary key,
  kind text check (kind in ('gitlab', 'github', 'gitea', 'bitbucket', 'git')),
  token_sealed bytea,
  remaining int, resets_at timestamptz(3), blocked_until timestamptz(3), failures int not null default 0,
  robots text, robots_read_at timestamptz(3),
  updated_at timestamptz(3) not null default now()
);
`;
