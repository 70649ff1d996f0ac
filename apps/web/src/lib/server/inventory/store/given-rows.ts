import { sql, type AliasedRawBuilder } from 'kysely';

/**
 * Rows to be read from like a table, one parameter for each column: a statement may carry 65,535 parameters at most,
 * and thousands of single values are slow to write out. The types are the engine's; values of `jsonb` go in as values.
 *
 * @example db.selectFrom(givenRows([{ id: 7 }], { id: 'bigint' })).select('given.id')
 */
export function givenRows<Row extends object>(
  rows: readonly Row[],
  types: { [Column in keyof Row]: string },
): AliasedRawBuilder<Row, 'given'> {
  const columns = Object.entries<string>(types);
  const lists = columns.map(
    ([name, type]) => sql`${listOf(rows, name as keyof Row, type)}::${sql.raw(type)}[]`,
  );
  return sql<Row>`unnest(${sql.join(lists)})`.as<'given'>(
    sql.raw(`given (${columns.map(([name]) => `"${name}"`).join(', ')})`),
  );
}

/** A column without any value is no list at all: the others tell how many rows there are. */
function listOf<Row>(rows: readonly Row[], name: keyof Row, type: string): unknown[] | null {
  const toParameter = type === 'jsonb' ? jsonText : asText;
  const list = rows.map((row) => toParameter(row[name]));
  return list.every((value) => value === null) ? null : list;
}

/** The engine takes no character 0. */
function asText(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value;
}

/**
 * JSON as the engine takes it: without the character 0, and without half of a surrogate pair.
 *
 * @example jsonText(['\0']) // '["\ufffd"]'
 */
export function jsonText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const json = JSON.stringify(value);
  if (!json.includes('\\u') || !/\\u(?:0000|d[89a-f])/.test(json)) return json;
  return json.replace(/\\(?:\\|u0000|ud[89a-f][\da-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\\ufffd',
  );
}
