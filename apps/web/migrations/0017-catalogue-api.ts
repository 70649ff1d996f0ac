/**
 * What the European catalogue API keeps beside the catalogue itself: logs, bundles, tokens of programs, receivers of
 * webhooks, and the events that they are told of.
 *
 * Events are noted by the store, so that no writer of the catalogue can forget one, and an event exists exactly if the
 * change does. Where somebody wants to hear of it, the same transaction leaves a notice and a job: changes of one entity
 * within a second are told as one, but none waits longer than ten.
 */
export const name = '0017-catalogue-api';

const times = `created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now()`;

const tables = `
create table catalogue_log (
  id uuid primary key default gen_random_uuid(),
  entity_type text check (entity_type in ('software', 'publishers', 'catalogs')), entity_id uuid,
  message text not null, ${times},
  check ((entity_type is null) = (entity_id is null))
);
create index catalogue_log_created on catalogue_log (created_at, id);
create index catalogue_log_of on catalogue_log (entity_id, created_at, id);
create table bundle (
  id uuid primary key default gen_random_uuid(),
  name text not null, description text, active boolean not null default true,
  software_ids jsonb not null default '[]', ${times}
);
create index bundle_created on bundle (created_at, id);
create index publisher_created on publisher (created_at, id);
create index catalog_created on catalog (created_at, id);
create table catalogue_event (
  id uuid primary key default gen_random_uuid(),
  type text not null check (type in ('created', 'updated', 'deleted')),
  entity_type text not null, entity_id uuid not null, actor text,
  created_at timestamptz(3) not null default now()
);
create index catalogue_event_created on catalogue_event (created_at, id);
create index catalogue_event_of on catalogue_event (entity_id, created_at, id);
create table webhook (
  id uuid primary key default gen_random_uuid(),
  entity_type text not null check (entity_type in ('software', 'publishers')), entity_id uuid,
  url text not null, secret_sealed bytea,
  format text not null default 'default' check (format in ('default', 'github', 'standard-webhooks')), ${times}
);
create index webhook_of on webhook (entity_type, entity_id);
create table webhook_notice (
  entity_type text not null, entity_id uuid not null, type text not null,
  id uuid not null default gen_random_uuid(),
  first_at timestamptz(3) not null, due_at timestamptz(3) not null,
  primary key (entity_type, entity_id, type)
);
create table catalogue_token (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  token_hash bytea not null unique, scopes text[] not null,
  created_by text not null, created_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null, last_used_at timestamptz(3), revoked_at timestamptz(3)
);
grant select on catalogue_log, bundle to allmende_app;
`;

const events = `
create function note_catalogue_event(kind text, entity uuid, what text) returns void language plpgsql as $$
declare is_new boolean;
begin
  insert into catalogue_event (type, entity_type, entity_id, actor)
    values (what, kind, entity, nullif(current_setting('app.actor', true), ''));
  if not exists (select 1 from webhook where entity_type = kind and (entity_id is null or entity_id = entity)) then
    return;
  end if;
  insert into webhook_notice (entity_type, entity_id, type, first_at, due_at)
    values (kind, entity, what, clock_timestamp(), clock_timestamp() + interval '1 second')
    on conflict (entity_type, entity_id, type) do update
      set due_at = least(clock_timestamp() + interval '1 second', webhook_notice.first_at + interval '10 seconds')
    returning xmax = 0 into is_new;
  if is_new then
    insert into job (kind, payload, run_after) values ('announce-change',
      jsonb_build_object('entityType', kind, 'entityId', entity, 'type', what), now() + interval '1 second');
  end if;
end $$;

create function software_event() returns trigger language plpgsql as $$
declare was_there boolean; is_there boolean;
begin
  was_there := tg_op <> 'INSERT' and old.gone_reason is distinct from 'withdrawn';
  is_there := tg_op <> 'DELETE' and new.gone_reason is distinct from 'withdrawn';
  if was_there or is_there then
    perform note_catalogue_event('software', coalesce(new.id, old.id),
      case when not was_there then 'created' when not is_there then 'deleted' else 'updated' end);
  end if;
  return null;
end $$;
create trigger software_made after insert or delete on software for each row execute function software_event();
create trigger software_changed after update on software for each row
  when ((old.updated_at, old.standing, old.active, old.url, old.file_sha256)
    is distinct from (new.updated_at, new.standing, new.active, new.url, new.file_sha256))
  execute function software_event();

create function publisher_event() returns trigger language plpgsql as $$
begin
  perform note_catalogue_event('publishers', coalesce(new.id, old.id),
    case tg_op when 'INSERT' then 'created' when 'DELETE' then 'deleted' else 'updated' end);
  return null;
end $$;
create trigger publisher_changed after insert or update or delete on publisher
  for each row execute function publisher_event();
`;

export const up = [tables, events].join('\n');
