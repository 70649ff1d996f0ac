import { isDeepStrictEqual } from 'node:util';

/** A place in a file and what becomes of it; the steps are taken one after the other. */
export type Difference = { path: (string | number)[] } & (
  | { kind: 'set' | 'insert'; value: unknown }
  | { kind: 'remove' }
  /** The steps hold for a list that has `length` entries; any other becomes `value`. */
  | { kind: 'list'; length: number; steps: Difference[]; value: unknown[] }
);

/** Longer lists are written anew: looking for what stayed takes the product of both. */
const mostPairs = 250_000;

type Group = Record<string, unknown>;
const isGroup = (value: unknown): value is Group =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * What leads from one model of a file to another, in pieces as small as can be: whatever is not named stays as somebody
 * wrote it.
 *
 * @example differences({ name: 'a', url: 'u' }, { name: 'b', url: 'u' }) // [{ kind: 'set', path: ['name'], value: 'b' }]
 */
export function differences(before: object, after: object, path: Difference['path'] = []): Difference[] {
  const [old, now] = [before as Group, after as Group];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
    now[key] === undefined
      ? [{ kind: 'remove', path: [...path, key] } as const]
      : between(old[key], now[key], [...path, key]),
  );
}

function between(old: unknown, now: unknown, path: Difference['path']): Difference[] {
  if (isDeepStrictEqual(old, now)) return [];
  if (isGroup(old) && isGroup(now)) return differences(old, now, path);
  if (Array.isArray(old) && Array.isArray(now) && old.length * now.length <= mostPairs)
    return [{ kind: 'list', path, length: old.length, steps: listSteps(old, now, path), value: now }];
  return [{ kind: 'set', path, value: now }];
}

/** Entries of the same name are the same one, whatever else was changed about them. */
function isSame(one: unknown, other: unknown): boolean {
  if (isDeepStrictEqual(one, other)) return true;
  return isGroup(one) && isGroup(other) && one['name'] !== undefined && one['name'] === other['name'];
}

function listSteps(old: unknown[], now: unknown[], path: Difference['path']): Difference[] {
  const steps: Difference[] = [];
  let [from, to] = [0, 0];
  while (from < old.length || to < now.length) {
    const at = [...path, to];
    const isLeft = (list: unknown[], next: number, entry: unknown): boolean =>
      list.slice(next).some((each) => isSame(each, entry));
    const same = from < old.length && to < now.length && isSame(old[from], now[to]);
    const isGone =
      to === now.length ||
      (isLeft(old, from + 1, now[to]) && !isLeft(now, to + 1, old[from])) ||
      old.length - from > now.length - to;
    const isNew = from === old.length || (isLeft(now, to + 1, old[from]) && !isLeft(old, from + 1, now[to]));
    if (!same && from < old.length && isGone) {
      steps.push({ kind: 'remove', path: at });
      from += 1;
    } else if (!same && isNew) steps.push({ kind: 'insert', path: at, value: now[to++] });
    else steps.push(...between(old[from++], now[to++], at));
  }
  return steps;
}
