/** A statement that writes, wherever it stands: also inside of a WITH. */
const writes =
  /\b(?:insert\s+into|merge\s+into|delete\s+from(?:\s+only)?|update(?:\s+only)?(?=\s+\S+(?:\s+(?:as\s+)?"?\w+"?)?\s+set\b))\s+(?:"?\w+"?\.)?"?(\w+)"?/gi;

/**
 * Which tables a statement has written, given its command tag. A plain INSERT, UPDATE or DELETE that met no row wrote
 * none.
 *
 * @example writtenTables('update "application" set "name" = $1', 'UPDATE 2') // ['application']
 */
export function writtenTables(sql: string, command: string): string[] {
  if (/^(?:INSERT \d+|UPDATE|DELETE|MERGE) 0$/.test(command)) return [];
  if (!/^(?:INSERT|UPDATE|DELETE|MERGE|SELECT)\b/.test(command)) return [];
  return [...sql.matchAll(writes)].flatMap(([, table]) => (table === undefined ? [] : [table.toLowerCase()]));
}
