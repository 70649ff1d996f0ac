import { sql } from 'kysely';
import type { Transaction } from './bound-kysely.ts';
import { storeSchema } from './database.ts';

/** A table as the engine's catalog knows it. */
export interface TableDescription {
  name: string;
  /** In the order of their creation; computed columns are left out. */
  columns: { name: string; type: string; identity: boolean }[];
  primaryKey: string[];
}

/** Every table that holds data, each after those that it references, so that rows can be written in this order. */
export async function describeTables(trx: Transaction): Promise<TableDescription[]> {
  const { rows } = await sql<TableDescription & { references: string[] }>`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'identity', a.attidentity <> ''
        ) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      ) as columns,
      (select array_agg(a.attname::text order by k.position)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, position), pg_attribute a
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum
      ) as "primaryKey",
      (select coalesce(array_agg(distinct r.relname::text), '{}')
        from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid
      ) as references
    from pg_class c
    where c.relnamespace = ${storeSchema}::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
    order by c.relname`.execute(trx);
  return inDependencyOrder(rows);
}

function inDependencyOrder(tables: (TableDescription & { references: string[] })[]): TableDescription[] {
  const ordered: TableDescription[] = [];
  let left = tables;
  while (left.length > 0) {
    const free = left.filter(({ references }) => !left.some(({ name }) => references.includes(name)));
    if (free.length === 0)
      throw new Error(`tables reference each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    ordered.push(...free.map(({ name, columns, primaryKey }) => ({ name, columns, primaryKey })));
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
}
