import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import type { Schema } from './schema.ts';

/** What is put back when the rows are in, in this order. */
interface Undressed {
  drop: string;
  again: string;
}

/**
 * Runs `work` while these tables have neither their indexes nor their foreign keys, and builds both anew from all rows
 * at once, which for millions of rows takes a fraction of the time; a row that breaks a key fails the transaction
 * then. Primary keys and unique constraints stay. Meanwhile the owner of the tables passes their row-level security,
 * without which the engine takes no COPY. All of it is part of the transaction, and nobody else reads or writes the
 * tables until it ends.
 *
 * @example await openForBulk(trx, ['application'], () => copyInto(trx, 'application', columns, lines));
 */
export async function openForBulk<T>(
  trx: Transaction,
  tables: readonly (keyof Schema)[],
  work: () => Promise<T>,
): Promise<T> {
  const keys = await foreignKeysOf(trx, tables);
  const indexes = await indexesOf(trx, tables);
  const run = async (statements: string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(trx);
  };
  await run(["select set_config('maintenance_work_mem', '256MB', true)"]);
  await run([...keys, ...indexes].map(({ drop }) => drop));
  await run(tables.map((table) => `alter table ${table} no force row level security`));
  const result = await work();
  await run([...indexes, ...keys].map(({ again }) => again));
  await run(tables.map((table) => `alter table ${table} force row level security`));
  return result;
}

async function foreignKeysOf(trx: Transaction, tables: readonly string[]): Promise<Undressed[]> {
  const { rows } = await sql<Undressed>`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again
    from pg_constraint
    where contype = 'f' and conrelid = any(${[...tables]}::text[]::regclass[])
    order by conrelid::regclass::text, conname`.execute(trx);
  return rows;
}

async function indexesOf(trx: Transaction, tables: readonly string[]): Promise<Undressed[]> {
  const { rows } = await sql<Undressed>`
    select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as again
    from pg_index
    where indrelid = any(${[...tables]}::text[]::regclass[])
      and not exists (select from pg_constraint where conindid = indexrelid)
    order by indexrelid::regclass::text`.execute(trx);
  return rows;
}
