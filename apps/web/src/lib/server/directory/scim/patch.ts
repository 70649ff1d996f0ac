import { z } from 'zod';
import {
  attributeName,
  isObject,
  partName,
  readOnly,
  valueOf,
  type ResourceKind,
  type ScimDocument,
} from './document.ts';
import { parseFilter, withoutSchema, type Filter } from './filter.ts';
import { matches } from './matches.ts';
import { ScimError } from './scim-error.ts';

const mostOperations = 1000;

const patchBody = z.object({
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .transform((op) => op.toLowerCase())
          .pipe(z.enum(['add', 'remove', 'replace'])),
        path: z.string().max(1000).nullish(),
        value: z.unknown().optional(),
      }),
    )
    .min(1)
    .max(mostOperations),
});

interface Operation {
  op: 'add' | 'remove' | 'replace';
  value: unknown;
}

/**
 * Changes a document as a PATCH asks (RFC 7644, 3.5.2), with what directories really send: `op` in any case, values
 * without a path, names with dots as keys, and values beside the path of a removal.
 *
 * @example patched('User', user, { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] })
 */
export function patched(kind: ResourceKind, document: ScimDocument, body: unknown): ScimDocument {
  const read = patchBody.safeParse(withProperKey(body));
  if (!read.success) throw new ScimError(400, 'The operations of the patch cannot be read.', 'invalidSyntax');
  const result = structuredClone(document);
  for (const { op, path, value } of read.data.Operations) {
    if (path != null && path !== '') applyAt(kind, result, path, { op, value });
    else if (op === 'remove') throw new ScimError(400, 'A removal needs a path.', 'noTarget');
    else if (!isObject(value))
      throw new ScimError(400, 'Without a path, the value is an object.', 'invalidValue');
    else
      for (const [key, each] of Object.entries(value))
        if (!readOnly.has(key.toLowerCase())) applyAt(kind, result, key, { op, value: each });
  }
  return result;
}

function withProperKey(body: unknown): unknown {
  if (!isObject(body)) return body;
  return { Operations: Object.entries(body).find(([key]) => key.toLowerCase() === 'operations')?.[1] };
}

/** `attribute`, `attribute.part`, `attribute[filter]` and `attribute[filter].part`. */
const pathForm = /^([a-z][\w$-]*)(?:\[(.*)\])?(?:\.([a-z][\w$-]*))?$/is;

function applyAt(kind: ResourceKind, document: ScimDocument, path: string, operation: Operation): void {
  const plain = withoutSchema(path);
  // Attributes of extensions are not kept.
  if (/^urn:/i.test(plain)) return;
  const [, given, filterText, partText] = pathForm.exec(plain) ?? [];
  if (given === undefined) throw new ScimError(400, 'The path cannot be read.', 'invalidPath');
  if (readOnly.has(given.toLowerCase()))
    throw new ScimError(400, `${given} is set by the server.`, 'mutability');
  const name = attributeName(kind, given);
  if (name === null) return;
  const part = partText === undefined ? null : partName(partText);
  if (partText !== undefined && part === null) return;
  if (name === 'emails' || name === 'members')
    document[name] = elementsAfter(elementsOf(document[name]), filterText, part, operation);
  else if (filterText !== undefined) throw new ScimError(400, `${name} has one value.`, 'invalidPath');
  else document[name] = valueAfter(document[name], part, operation);
}

function valueAfter(before: unknown, part: string | null, { op, value }: Operation): unknown {
  if (part === null) {
    if (op === 'remove') return undefined;
    const next = valueOf(value);
    return op === 'add' && isObject(before) && isObject(next) ? { ...before, ...next } : next;
  }
  const others = Object.entries(isObject(before) ? before : {}).filter(([name]) => name !== part);
  return Object.fromEntries(op === 'remove' ? others : [...others, [part, value]]);
}

type Element = Record<string, unknown>;

function elementsAfter(
  before: Element[],
  filterText: string | undefined,
  part: string | null,
  { op, value }: Operation,
): Element[] {
  if (filterText !== undefined) return selectedAfter(before, filterOf(filterText), part, { op, value });
  if (part !== null) throw new ScimError(400, 'Say which of the values is meant.', 'invalidPath');
  const given = elementsOf(valueOf(value));
  const keys = new Set(given.map(keyOf));
  if (op === 'replace') return given;
  // Without values, a removal empties the attribute; with them, it takes those out.
  if (op === 'remove') return value == null ? [] : before.filter((each) => !keys.has(keyOf(each)));
  return [...before.filter((each) => !keys.has(keyOf(each))), ...given];
}

function selectedAfter(
  before: Element[],
  filter: Filter,
  part: string | null,
  { op, value }: Operation,
): Element[] {
  const isMeant = before.map((each) => matches(filter, each));
  if (op === 'remove') {
    if (part === null) return before.filter((_each, index) => !isMeant[index]);
    return before.map((each, index) => (isMeant[index] ? { ...each, [part]: undefined } : each));
  }
  const next = part === null ? elementsOf(valueOf(value))[0] : { [part]: value };
  if (!next) throw new ScimError(400, 'The value of the operation is missing.', 'invalidValue');
  if (isMeant.includes(true))
    return before.map((each, index) => (isMeant[index] ? { ...each, ...next } : each));
  // Entra sets the work address of somebody who has none yet in this way.
  if (filter.kind !== 'compare' || filter.by !== 'eq')
    throw new ScimError(400, 'No value fits the filter of the path.', 'noTarget');
  const named = partName(filter.attribute);
  return [...before, { ...(named === null ? {} : { [named]: filter.value }), ...next }];
}

function filterOf(text: string): Filter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new ScimError(400, parsed.message, 'invalidFilter');
  return parsed.filter;
}

function elementsOf(value: unknown): Element[] {
  const list = Array.isArray(value) ? value : value == null ? [] : [value];
  return list.map((each: unknown) => (isObject(each) ? each : { value: each }));
}

function keyOf(element: Element): string {
  return String(element['value']).toLowerCase();
}
