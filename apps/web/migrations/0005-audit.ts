/**
 * The audit log: append-only, one chain of hashes per authority and one for the instance.
 *
 * Number, time and hash are given by a trigger, so that no writer can choose them; the head of each chain is locked
 * until the writing transaction ends, so that entries stand in the order of their commits. Changes are text and no
 * jsonb, because a hash is over bytes and jsonb does not keep them.
 *
 * No foreign key leads out: what an entry tells about may be gone, the entry stays.
 */
export const name = '0005-audit';

const tables = `
create table audit_entry (
  authority_id int default nullif(current_setting('app.authority', true), '')::int,
  chain int not null generated always as (coalesce(authority_id, 0)) stored,
  seq bigint not null, at timestamptz(3) not null,
  account_id text not null, via text not null, mandate_id bigint, provider_id int,
  operation text not null, subject text, changes text not null default '[]',
  network text, request_id text,
  previous bytea not null, hash bytea not null,
  primary key (chain, seq)
);
create index audit_entry_authority on audit_entry (authority_id, seq);
create index audit_entry_account on audit_entry (chain, account_id, seq);

create table audit_head (
  chain int primary key,
  seq bigint not null default 0, hash bytea not null default decode(repeat('00', 32), 'hex'),
  anchor_seq bigint not null default 0, anchor_hash bytea not null default decode(repeat('00', 32), 'hex')
);
`;

/**
 * `app.operator` lets the functions through row-level security, as the owner of the tables; `app.audit` past the
 * triggers that refuse. Both end with the function: as settings of the function itself, PostgreSQL would grant them to
 * superusers only.
 */
const chain = `
create function audit_hash(entry audit_entry) returns bytea language sql stable set search_path = pg_catalog as $$
  select sha256(convert_to(string_agg(
    case when field is null then '-' else octet_length(convert_to(field, 'UTF8')) || ':' || field end,
    '' order by place), 'UTF8'))
  from unnest(array[
    'allmende-audit-1', entry.authority_id::text, entry.seq::text,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    entry.account_id, entry.via, entry.mandate_id::text, entry.provider_id::text,
    entry.operation, entry.subject, entry.changes, entry.network, entry.request_id,
    encode(entry.previous, 'hex')
  ]) with ordinality as fields (field, place)
$$;

create function audit_append() returns trigger language plpgsql security definer
set search_path = allmende, pg_temp as $$
declare
  outside text := coalesce(current_setting('app.operator', true), '');
  head audit_head;
begin
  perform set_config('app.operator', 'on', true), set_config('app.audit', 'on', true);
  insert into audit_head (chain) values (coalesce(new.authority_id, 0)) on conflict do nothing;
  select * into strict head from audit_head where chain = coalesce(new.authority_id, 0) for update;
  new.seq := head.seq + 1;
  new.at := date_trunc('milliseconds', clock_timestamp());
  new.previous := head.hash;
  new.hash := audit_hash(new);
  update audit_head set seq = new.seq, hash = new.hash where chain = head.chain;
  perform set_config('app.operator', outside, true), set_config('app.audit', '', true);
  return new;
end $$;
create trigger audit_append before insert on audit_entry for each row execute function audit_append();

create function audit_refuse() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if current_setting('app.audit', true) = 'on' then
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  raise exception 'The audit log is append-only.' using errcode = '42501';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_entry_all_stay before truncate on audit_entry for each statement execute function audit_refuse();
create trigger audit_head_stays before insert or update or delete on audit_head
  for each row execute function audit_refuse();
create trigger audit_heads_stay before truncate on audit_head for each statement execute function audit_refuse();

create function audit_prune(pruned int, before timestamptz) returns bigint language plpgsql security definer
set search_path = allmende, pg_temp as $$
declare
  outside text := coalesce(current_setting('app.operator', true), '');
  head audit_head;
  last audit_entry;
  entries bigint;
begin
  perform set_config('app.operator', 'on', true), set_config('app.audit', 'on', true);
  select * into head from audit_head where chain = pruned for update;
  select * into last from audit_entry
    where chain = pruned and at < before and seq < head.seq order by seq desc limit 1;
  if last.seq is null then
    perform set_config('app.operator', outside, true), set_config('app.audit', '', true);
    return 0;
  end if;
  delete from audit_entry where chain = pruned and seq <= last.seq;
  get diagnostics entries = row_count;
  update audit_head set anchor_seq = last.seq, anchor_hash = last.hash where chain = pruned;
  perform set_config('app.audit', '', true);
  insert into audit_entry (authority_id, account_id, via, operation, changes)
    values (nullif(pruned, 0), 'system', 'system', 'audit.prune', json_build_array(json_build_object(
      'subject', 'audit:' || last.seq, 'before', null,
      'after', json_build_object('entries', entries, 'lastHash', encode(last.hash, 'hex'))))::text);
  perform set_config('app.operator', outside, true);
  return entries;
end $$;
revoke execute on function audit_append(), audit_prune(int, timestamptz) from public;
`;

const fence = `
alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy tenant on audit_entry to allmende_app
  using (authority_id = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on audit_entry to allmende_operator using (current_setting('app.operator', true) = 'on');
alter table audit_head enable row level security;
alter table audit_head force row level security;
create policy tenant on audit_head to allmende_app
  using (chain = any(nullif(current_setting('app.authorities', true), '')::int[]));
create policy operator on audit_head to allmende_operator using (current_setting('app.operator', true) = 'on');
grant select on audit_entry, audit_head to allmende_app;
grant insert (authority_id, account_id, via, mandate_id, provider_id, operation, subject, changes, network, request_id)
  on audit_entry to allmende_app;
`;

export const up = [tables, chain, fence].join('\n');
