/** One field of a change, as texts; null is nothing. */
export interface ChangedField {
  name: string;
  before: string | null;
  after: string | null;
}

/**
 * A change field by field; what is no object is one field without a name.
 *
 * @example changedFields({ before: { users: 1 }, after: { users: 2 } }) // [{ name: 'users', before: '1', after: '2' }]
 */
export function changedFields({ before, after }: { before: unknown; after: unknown }): ChangedField[] {
  if (!isFields(before) && !isFields(after))
    return [{ name: '', before: plain(before), after: plain(after) }];
  const [from, to] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].map((name) => ({
    name,
    before: plain(from[name]),
    after: plain(to[name]),
  }));
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
