import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import { describeTables } from './store-catalogue.ts';

/**
 * What a store would lose if it were replaced: nothing; only what the first start puts there, the sample town and an
 * authority without a row of its own; or what people have brought.
 */
export async function holdings(trx: Transaction): Promise<'nothing' | 'first-start' | 'own'> {
  const tables = await describeTables(trx);
  const hasAccounts = tables.some(({ name }) => name === 'account');
  if (hasAccounts && (await anyRow(trx, 'account', sql`true`))) return 'own';
  if (!(await anyRow(trx, 'authority', sql`true`))) return 'nothing';
  const described = sql`not sample and (key is distinct from 'local-own' or workplaces is not null)`;
  if (await anyRow(trx, 'authority', described)) return 'own';
  for (const { name, columns } of tables) {
    if (!columns.some((column) => column.name === 'authority_id')) continue;
    if (await anyRow(trx, name, sql`authority_id in (select id from authority where not sample)`))
      return 'own';
  }
  return 'first-start';
}

async function anyRow(trx: Transaction, table: string, condition: ReturnType<typeof sql>): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} where ${condition} limit 1`.execute(trx);
  return rows.length > 0;
}
