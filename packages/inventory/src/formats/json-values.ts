/** A JSON object, or null for anything else; arrays are none. */
export function objectOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** The own member of an object, never an inherited one: a file may name a member `constructor`. */
export function memberOf(value: unknown, name: string): unknown {
  const object = objectOf(value);
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The elements of an array; an empty list for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The first of these members that holds a text or a number, as text; empty where there is none.
 *
 * @example textOf({ version: 3.1 }, 'displayVersion', 'version') // '3.1'
 */
export function textOf(value: unknown, ...names: string[]): string {
  for (const name of names) {
    const member = memberOf(value, name);
    if (typeof member === 'string' && member.trim() !== '') return member.trim();
    if (typeof member === 'number' && Number.isFinite(member)) return String(member);
  }
  return '';
}
