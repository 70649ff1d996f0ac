import type { Comparison, Filter } from './filter.ts';
import { ScimError } from './scim-error.ts';

/** Whether one of several values fits a filter about its parts; texts are compared without regard to case. */
export function matches(filter: Filter, element: Readonly<Record<string, unknown>>): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, element) && matches(filter.right, element);
    case 'or':
      return matches(filter.left, element) || matches(filter.right, element);
    case 'not':
      return !matches(filter.filter, element);
    case 'present':
      return partOf(element, filter.attribute) != null;
    case 'compare':
      return compare(partOf(element, filter.attribute), filter.by, filter.value);
    case 'some':
      throw new ScimError(400, 'A filter inside brackets has no brackets of its own.', 'invalidFilter');
  }
}

function partOf(element: Readonly<Record<string, unknown>>, attribute: string): unknown {
  return Object.entries(element).find(([key]) => key.toLowerCase() === attribute)?.[1];
}

function compare(part: unknown, by: Comparison, value: string | number | boolean | null): boolean {
  if (by === 'eq' || by === 'ne') return (folded(part) === folded(value)) === (by === 'eq');
  if (typeof part !== 'string' || typeof value !== 'string') return false;
  const [text, wanted] = [part.toLowerCase(), value.toLowerCase()];
  const results: Record<Exclude<Comparison, 'eq' | 'ne'>, boolean> = {
    co: text.includes(wanted),
    sw: text.startsWith(wanted),
    ew: text.endsWith(wanted),
    gt: text > wanted,
    ge: text >= wanted,
    lt: text < wanted,
    le: text <= wanted,
  };
  return results[by];
}

function folded(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : (value ?? null);
}
