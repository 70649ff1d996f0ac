import { sql } from 'kysely';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import type { tableScopes } from '#lib/server/database/table-scopes.ts';

/** A checksum of each authority's rows in each private table: `table authority` → checksum. */
export type Standing = Map<string, string>;

/** Every private table, as the catalog of the store knows them. */
export async function privateTables(trx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name::text as name from information_schema.columns
    where table_schema = 'allmende' and column_name = 'authority_id' order by 1`.execute(trx);
  return rows.map(({ name }) => name);
}

export async function standingOf(db: Database): Promise<Standing> {
  return db.asOperator(async (trx) => {
    const standing: Standing = new Map();
    for (const table of await privateTables(trx)) {
      const { rows } = await sql<{ authority: number | null; sum: string }>`
        select authority_id as authority, md5(string_agg(r::text, '|' order by r::text)) as sum
        from ${sql.table(table)} r group by authority_id`.execute(trx);
      for (const { authority, sum } of rows)
        if (authority !== null) standing.set(`${table} ${authority}`, sum);
    }
    const { rows } = await sql<{ id: number; sum: string }>`
      select id, md5(concat_ws('|', name, kind, key, workplaces, as_of, ended_on)) as sum from authority`.execute(
      trx,
    );
    for (const { id, sum } of rows) standing.set(`authority ${id}`, sum);
    const accounts = await sql<{ id: string; sum: string }>`
      select id::text, md5(concat_ws('|', a.email, a.name, a.password_hash, a.totp_secret::text, a.active, a.erased_at,
        (select string_agg(role, ',' order by role) from instance_role i where i.account_id = a.id))) as sum
      from account a`.execute(trx);
    for (const { id, sum } of accounts.rows) standing.set(`account ${id}`, sum);
    return standing;
  });
}

/** What changed between two moments, as `table owner`. */
export function changesBetween(before: Standing, after: Standing): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .sort();
}

const rightsTables = [
  'account',
  'instance_role',
  'membership',
  'mandate',
  'api_token',
] as const satisfies readonly (keyof typeof tableScopes)[];

/** Who may what, to be put back before the next visitor comes: a visitor may have given or taken rights. */
export type KeptRights = Map<string, string>;

export async function keepRights(db: Database): Promise<KeptRights> {
  return db.asOperator(async (trx) => {
    const kept: KeptRights = new Map();
    for (const table of rightsTables) {
      const { rows } = await sql<{ all: string }>`
        select coalesce(jsonb_agg(to_jsonb(r)), '[]')::text as all from ${sql.table(table)} r`.execute(trx);
      kept.set(table, rows[0]?.all ?? '[]');
    }
    return kept;
  });
}

export async function restoreRights(db: Database, kept: KeptRights): Promise<void> {
  await db.asOperator(async (trx) => {
    for (const table of ['instance_role', 'membership', 'mandate', 'api_token'])
      await sql`delete from ${sql.table(table)}`.execute(trx);
    for (const table of rightsTables) {
      const all = kept.get(table) ?? '[]';
      if (table === 'account') await restoreAccounts(trx, all);
      else
        await sql`insert into ${sql.table(table)} overriding system value
          select * from jsonb_populate_recordset(null::${sql.table(table)}, ${all}::jsonb)`.execute(trx);
    }
  });
}

async function restoreAccounts(trx: Transaction, all: string): Promise<void> {
  await sql`
    insert into account select * from jsonb_populate_recordset(null::account, ${all}::jsonb)
    on conflict (id) do update set email = excluded.email, name = excluded.name, active = excluded.active,
      password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
      totp_confirmed_at = excluded.totp_confirmed_at, erased_at = excluded.erased_at`.execute(trx);
}
