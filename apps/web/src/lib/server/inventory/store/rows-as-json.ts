import { sql, type AliasedRawBuilder } from 'kysely';

/**
 * Rows as one parameter, to be read from like a table: a statement may carry 65,535 parameters at most, and thousands
 * of values are slow to write out. The types are the engine's.
 *
 * @example db.selectFrom(rowsAsJson([{ id: 7 }], { id: 'bigint' })).select('given.id')
 */
export function rowsAsJson<Row extends object>(
  rows: readonly Row[],
  types: { [Column in keyof Row]: string },
): AliasedRawBuilder<Row, 'given'> {
  const columns = Object.entries<string>(types).map(([name, type]) => `"${name}" ${type}`);
  return sql<Row>`json_to_recordset(${storable(JSON.stringify(rows))}::json)`.as<'given'>(
    sql.raw(`given (${columns.join(', ')})`),
  );
}

/** The engine takes neither the character 0 nor half of a surrogate pair. */
function storable(json: string): string {
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return json.replace(/\\(?:\\|u0000|ud[89a-f][\da-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\\ufffd',
  );
}
