import { z } from 'zod';
import { isObject, isSameJson } from './json-value.ts';

const longestPath = 255;
const mostOperations = 100;

const pointer = z.string();
const operations = z.array(
  z.discriminatedUnion('op', [
    z.object({ op: z.enum(['add', 'replace', 'test']), path: pointer, value: z.unknown() }),
    z.object({ op: z.literal('remove'), path: pointer }),
    z.object({ op: z.enum(['move', 'copy']), path: pointer, from: pointer }),
  ]),
);

/** `malformed`: no list of operations; `refused`: one that cannot be carried out, with the reason. */
type JsonPatched =
  { ok: true; document: unknown } | { ok: false; problem: 'malformed' | 'refused'; detail: string };

/**
 * Changes a document as a JSON Patch asks (RFC 6902), all of it or nothing. The given document stays as it was.
 *
 * @example jsonPatched({ a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }]) // { ok: true, document: { a: [1, 2] } }
 */
export function jsonPatched(document: unknown, patch: unknown): JsonPatched {
  const read = operations.safeParse(patch);
  if (!read.success) return { ok: false, problem: 'malformed', detail: 'invalid or malformed JSON Patch' };
  const refused = (detail: string): JsonPatched => ({ ok: false, problem: 'refused', detail });
  if (read.data.length === 0) return refused('patch must contain at least one operation');
  if (read.data.length > mostOperations) return refused(`patch must not exceed ${mostOperations} operations`);
  for (const operation of read.data) {
    const paths = [operation.path, 'from' in operation ? operation.from : ''];
    if (paths.some((path) => [...path].length > longestPath))
      return refused(`path and from must not exceed ${longestPath} characters`);
  }
  let result: unknown = structuredClone(document);
  for (const operation of read.data) {
    const path = partsOf(operation.path);
    const from = 'from' in operation ? partsOf(operation.from) : [];
    if (path === null || from === null) return refused('path is not a JSON Pointer');
    const done = applied(
      result,
      operation.op,
      path,
      from,
      'value' in operation ? operation.value : undefined,
    );
    if (!done) return refused(`cannot ${operation.op} ${operation.path}`);
    result = done.document;
  }
  return { ok: true, document: result };
}

/** The parts of a JSON Pointer (RFC 6901); null where it is none. */
function partsOf(text: string): string[] | null {
  if (text === '') return [];
  if (!text.startsWith('/') || /~(?![01])/.test(text)) return null;
  const parts = text
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  // What every object has is no part of a document.
  return parts.includes('__proto__') ? null : parts;
}

type Outcome = { document: unknown } | null;

function applied(document: unknown, op: string, path: string[], from: string[], value: unknown): Outcome {
  switch (op) {
    case 'test': {
      const found = valueAt(document, path);
      return found && isSameJson(found.value, value) ? { document } : null;
    }
    case 'add':
      return placed(document, path, structuredClone(value));
    case 'remove':
      return removed(document, path);
    case 'replace': {
      if (!valueAt(document, path)) return null;
      if (path.length === 0) return { document: structuredClone(value) };
      const without = removed(document, path);
      return without && placed(without.document, path, structuredClone(value));
    }
    default: {
      const found = valueAt(document, from);
      if (!found) return null;
      const copy = structuredClone(found.value);
      if (op === 'copy') return placed(document, path, copy);
      // Nothing moves into itself.
      if (from.length < path.length && from.every((part, index) => part === path[index])) return null;
      const without = removed(document, from);
      return without && placed(without.document, path, copy);
    }
  }
}

function indexIn(list: readonly unknown[], part: string, most: number): number | null {
  if (!/^(0|[1-9]\d{0,8})$/.test(part)) return null;
  const index = Number(part);
  return index <= most && index <= list.length ? index : null;
}

function valueAt(document: unknown, path: readonly string[]): { value: unknown } | null {
  let value = document;
  for (const part of path) {
    if (Array.isArray(value)) {
      const index = indexIn(value, part, value.length - 1);
      if (index === null) return null;
      value = value[index];
    } else if (isObject(value) && Object.hasOwn(value, part)) value = value[part];
    else return null;
  }
  return { value };
}

function placed(document: unknown, path: readonly string[], value: unknown): Outcome {
  const last = path.at(-1);
  if (last === undefined) return { document: value };
  const parent = valueAt(document, path.slice(0, -1))?.value;
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : indexIn(parent, last, parent.length);
    if (index === null) return null;
    parent.splice(index, 0, value);
  } else if (isObject(parent)) parent[last] = value;
  else return null;
  return { document };
}

function removed(document: unknown, path: readonly string[]): Outcome {
  const last = path.at(-1);
  if (last === undefined) return { document: null };
  const parent = valueAt(document, path.slice(0, -1))?.value;
  if (Array.isArray(parent)) {
    const index = indexIn(parent, last, parent.length - 1);
    if (index === null) return null;
    parent.splice(index, 1);
  } else if (isObject(parent) && Object.hasOwn(parent, last)) Reflect.deleteProperty(parent, last);
  else return null;
  return { document };
}
