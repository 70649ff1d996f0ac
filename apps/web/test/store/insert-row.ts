import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Writes a row into a table that is known by name only, and returns it. */
export async function insertRow(
  trx: Transaction,
  table: string,
  row: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const columns = Object.keys(row).map((column) => sql.ref(column));
  const { rows } = await sql<Record<string, unknown>>`
    insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))}) returning *`.execute(
    trx,
  );
  return rows[0] ?? {};
}
