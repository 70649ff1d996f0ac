import { sql } from 'kysely';
import { migrations, type Migration } from '../../../../migrations/index.ts';
import type { Transaction } from './bound-kysely.ts';
import { appRole, asOperator, inTransaction, operatorRole, storeSchema } from './database.ts';
import { StoreError, type Engine } from './engine.ts';

/** Any number that nobody else locks: two servers that start together migrate one after the other. */
const migrationLock = 1_633_771_897;

/**
 * Brings the schema up to date: one transaction, so that a failed step leaves the store as it was.
 * Returns the names of the steps taken. Throws when the store was written by a newer Allmende.
 */
export async function migrate(engine: Engine): Promise<string[]> {
  return inTransaction(engine, 600_000, asOperator, async (trx) => {
    await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(trx);
    await prepare(trx);
    const applied = (await trx.selectFrom('migration').select('name').execute()).map(({ name }) => name);
    const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0)
      throw new StoreError(
        `The store was written by a newer Allmende (${unknown.join(', ')}). Start that version, or restore a backup made by this one.`,
        '0A000',
      );
    const pending = migrations.filter(({ name }) => !applied.includes(name));
    await applyMigrations(trx, pending);
    return pending.map(({ name }) => name);
  });
}

/** Runs the given steps and notes them. */
export async function applyMigrations(trx: Transaction, steps: readonly Migration[]): Promise<void> {
  for (const { name, up } of steps) {
    await sql.raw(up).execute(trx);
    await trx.insertInto('migration').values({ name }).execute();
  }
}

/** Schema, roles and the table of steps: what must exist before the first step. */
export async function prepare(trx: Transaction): Promise<void> {
  await sql
    .raw(
      `
    create schema if not exists ${storeSchema};
    ${[appRole, operatorRole].map(ensureRole).join('')}
    grant usage on schema ${storeSchema} to ${appRole};
    create table if not exists migration (name text primary key, applied_at timestamptz(3) not null default now());
  `,
    )
    .execute(trx);
}

/** Roles belong to the whole server: another store may have made them, or an administrator who may do more than we. */
function ensureRole(role: string): string {
  return `
    do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin;
      end if;
      grant ${role} to current_user;
    exception
      when insufficient_privilege then
        if not exists (select from pg_roles where rolname = '${role}' and pg_has_role(current_user, oid, 'member')) then
          raise exception 'The database user may neither create nor use the role ${role}. Let an administrator run: create role ${role} nologin; grant ${role} to %;', current_user;
        end if;
      when duplicate_object or unique_violation then
        grant ${role} to current_user;
    end $$;`;
}
