import type { z } from 'zod';
import { CatalogueProblem } from './catalogue-problem.ts';
import { jsonPatched } from './json-patch.ts';
import { isObject } from './json-value.ts';
import { mergePatched } from './merge-patch.ts';
import type { Call } from './operation.ts';
import { checked, readJson } from './read-body.ts';

/** A null for these means "as it is": clients send one for a list that they do not have. */
const untouchedByNull: ReadonlySet<string> = new Set(['aliases']);

/**
 * A document after a PATCH: a JSON Patch where the content type says so, otherwise a JSON Merge Patch. Throws a problem
 * for a patch that cannot be read (400), or leads to something that may not be (422).
 *
 * @example patchedDocument(call, softwareFields, softwareDocument(entry), "can't update Software")
 */
export function patchedDocument<Schema extends z.ZodType>(
  { body, contentType }: Call,
  schema: Schema,
  document: z.output<Schema>,
  title: string,
): z.output<Schema> {
  const patch = readJson(body, title);
  if (/^application\/json-patch\+json\b/i.test(contentType)) {
    const result = jsonPatched(document, patch);
    if (result.ok) return checked(schema, result.document, title);
    throw new CatalogueProblem(result.problem === 'malformed' ? 400 : 422, title, result.detail);
  }
  if (!isObject(patch)) throw new CatalogueProblem(400, title, 'invalid or malformed JSON');
  const meant = Object.entries(patch).filter(([key, value]) => value !== null || !untouchedByNull.has(key));
  return checked(schema, mergePatched(document, Object.fromEntries(meant)), title);
}
