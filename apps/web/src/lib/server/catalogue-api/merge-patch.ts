import { isObject } from './json-value.ts';

/**
 * Changes a document as a JSON Merge Patch asks (RFC 7396). The given document stays as it was.
 *
 * @example mergePatched({ a: 1, b: 2 }, { b: null, c: 3 }) // { a: 1, c: 3 }
 */
export function mergePatched(document: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  // A map, because a key may be called like something that every object has.
  const result = new Map(Object.entries(isObject(document) ? document : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) result.delete(key);
    else result.set(key, mergePatched(result.get(key), value));
  }
  return Object.fromEntries(result);
}
