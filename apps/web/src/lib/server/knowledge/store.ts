import type { Knowledge } from '@allmende/knowledge';
import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';
import type { FactTable } from './fact-rows.ts';

/** Hash by id. */
export async function readHashes(trx: Transaction, table: FactTable): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; hash: string }>`select id, hash from ${sql.table(table)}`.execute(
    trx,
  );
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Inserts or replaces; all rows carry the same columns. */
export async function writeFacts(trx: Transaction, table: FactTable, rows: object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((column) => sql.ref(column));
  const target = sql.table(table);
  await sql`
    insert into ${target} (${sql.join(columns)})
    select ${sql.join(columns)} from jsonb_populate_recordset(null::${target}, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set ${sql.join(columns.map((column) => sql`${column} = excluded.${column}`))}
  `.execute(trx);
}

export async function deleteFacts(trx: Transaction, table: FactTable, ids: string[]): Promise<void> {
  if (ids.length > 0) await sql`delete from ${sql.table(table)} where id = any(${ids}::text[])`.execute(trx);
}

export async function readState(trx: Transaction, key: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('knowledge_state')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

export async function writeState(trx: Transaction, key: string, value: string): Promise<void> {
  await trx
    .insertInto('knowledge_state')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** All facts, each list in the order of its ids (code points, the same on every machine). */
export async function readFacts(trx: Transaction): Promise<Knowledge> {
  const inOrder = sql`id collate "C"`;
  const facts = <Fact>(rows: { facts: Fact }[]) => rows.map((row) => row.facts);
  return {
    capabilities: facts(await trx.selectFrom('capability').select('facts').orderBy(inOrder).execute()),
    vendors: facts(await trx.selectFrom('vendor').select('facts').orderBy(inOrder).execute()),
    products: facts(await trx.selectFrom('product').select('facts').orderBy(inOrder).execute()),
    alternatives: facts(await trx.selectFrom('alternative').select('facts').orderBy(inOrder).execute()),
    deployments: facts(await trx.selectFrom('deployment').select('facts').orderBy(inOrder).execute()),
    lifecycles: facts(await trx.selectFrom('lifecycle').select('facts').orderBy(inOrder).execute()),
  };
}
