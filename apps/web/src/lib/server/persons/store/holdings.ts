import { sql, type RawBuilder } from 'kysely';
import type { Schema, Transaction } from '#lib/server/database/index.ts';
import { holdings, type Holding } from '../holdings.ts';

export interface KnownPerson {
  id: string;
  email: string | null;
}

/** How far the export of somebody else may look: rows of these authorities only. */
export type Reach = 'everything' | readonly number[];

const most = 20_000;

function isAbout(table: keyof Schema, holding: Holding, person: KnownPerson): RawBuilder<boolean> | null {
  const { about = [], address = [], through } = holding;
  const conditions = about.map((column) => sql<boolean>`${sql.ref(column)}::text = ${person.id}::text`);
  if (person.email !== null)
    for (const column of address)
      conditions.push(
        table === 'job'
          ? sql<boolean>`authority_id is null and strpos(lower(payload::text), lower(${person.email}::text)) > 0`
          : sql<boolean>`lower(${sql.ref(column)}) = lower(${person.email}::text)`,
      );
  if (through)
    conditions.push(
      sql<boolean>`${sql.ref(through.column)} in
        (select id from ${sql.table(through.table)} where account_id::text = ${person.id}::text)`,
    );
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` or `)})` : null;
}

/** The rows of a table that are about a person, newest last; at most 20,000. */
export async function rowsAbout(
  trx: Transaction,
  table: keyof Schema,
  person: KnownPerson,
  reach: Reach,
): Promise<Record<string, unknown>[]> {
  const condition = isAbout(table, holdings[table], person);
  if (!condition) return [];
  const within = reach === 'everything' ? sql`true` : sql`authority_id = any(${[...reach]}::int[])`;
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where ${condition} and ${within} limit ${sql.lit(most)}`.execute(trx);
  return rows;
}

/** In how many rows of a table a column names the person as who did it. */
export async function countTraces(
  trx: Transaction,
  table: keyof Schema,
  column: string,
  person: KnownPerson,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where ${sql.ref(column)}::text = ${person.id}::text`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** Deletes what goes with the person, in every table whose rows an erasure deletes. */
export async function deleteHeld(trx: Transaction, person: KnownPerson): Promise<void> {
  const tables = (Object.keys(holdings) as (keyof Schema)[]).filter(
    (table) => holdings[table].erasing === 'delete',
  );
  // What leads to a row of another table goes before that.
  tables.sort((a, b) => Number(!holdings[a].through) - Number(!holdings[b].through));
  for (const table of tables) {
    const condition = isAbout(table, holdings[table], person);
    if (condition) await sql`delete from ${sql.table(table)} where ${condition}`.execute(trx);
  }
}
