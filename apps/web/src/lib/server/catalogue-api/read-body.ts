import type { z } from 'zod';
import { CatalogueProblem, type FieldFault } from './catalogue-problem.ts';
import { isObject } from './json-value.ts';

const deepest = 32;
const longestTold = 255;

const malformed = (title: string): CatalogueProblem =>
  new CatalogueProblem(400, title, 'invalid or malformed JSON');

/** The JSON of a body. Throws a problem (400) for what is none, or is nested deeper than anything that is meant. */
export function readJson(body: string, title: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw malformed(title);
  }
  return storable(value, 0, title);
}

/** An object of JSON; see {@link readJson}. A key with null says the same as one that is not there. */
export function readObject(body: string, title: string): Record<string, unknown> {
  const value = readJson(body, title);
  if (!isObject(value)) throw malformed(title);
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}

/** What no text column holds (NUL, half of a surrogate pair) becomes U+FFFD. */
function storable(value: unknown, depth: number, title: string): unknown {
  if (typeof value === 'string') return value.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) throw malformed(title);
  if (Array.isArray(value)) return value.map((each) => storable(each, depth + 1, title));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.replace(/\0|\p{Surrogate}/gu, '\uFFFD'),
      storable(each, depth + 1, title),
    ]),
  );
}

/** Words for rules, as the peer says them. */
const ruleTexts: Readonly<Record<string, string>> = {
  required: 'is required',
  url: 'is invalid',
  email: 'is not a valid email',
  min: 'does not meet its size limits (too short)',
  max: 'does not meet its size limits (too long)',
  gt: 'does not meet its size limits (too few items)',
  lt: 'does not meet its size limits (too many items)',
  range: 'is out of range',
  oneof: 'is not one of the possible values',
  type: 'has the wrong type',
};

/**
 * A document as its schema takes it, whose messages are the names of rules. Throws a problem (422) that names every
 * fault, or, as the peer does, only that there is a field too many.
 *
 * @example checked(softwareFields, { url: '' }, "can't create Software") // throws: invalid format: url is required …
 */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  document: unknown,
  title: string,
): z.output<Schema> {
  const read = schema.safeParse(document);
  if (read.success) return read.data;
  const { issues } = read.error;
  if (issues.some(({ code }) => code === 'unrecognized_keys'))
    throw new CatalogueProblem(422, title, 'unknown field in JSON input');
  const faults = issues.map((issue): FieldFault => {
    const rule = Object.hasOwn(ruleTexts, issue.message) ? issue.message : 'type';
    return { field: nameOf(issue.path), rule, value: told(valueAt(document, issue.path)) };
  });
  // What is missing is too short as well; one word on each field is enough.
  const first = faults.filter(
    ({ field }, index) => faults.findIndex((each) => each.field === field) === index,
  );
  throw faulty(title, first.slice(0, 50));
}

/** The problem of faults that no schema finds. */
export function faulty(title: string, faults: readonly FieldFault[]): CatalogueProblem {
  const texts = faults.map(({ field, rule }) => `${field} ${ruleTexts[rule] ?? rule}`);
  return new CatalogueProblem(422, title, `invalid format: ${texts.join(', ')}`, faults);
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, part) =>
      typeof part === 'number' ? `${name}[${part}]` : name === '' ? String(part) : `${name}.${String(part)}`,
    '',
  );
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    document,
  );
}

function told(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).slice(0, longestTold)
    : '';
}
