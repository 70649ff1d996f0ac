import { basename } from 'node:path';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import type { Located } from './parse-fact-file.ts';

/** Ids of all capabilities. */
export const capabilityIds = (files: LocatedKnowledge): Set<string> =>
  new Set(files.capabilities.flatMap(({ value }) => value.map(({ id }) => id)));

/** Ids of all products, those of files included that could not be read: one flaw, one message. */
export const productIds = (files: LocatedKnowledge): Set<string> =>
  new Set([
    ...files.products.map(({ value }) => value.id),
    ...[...files.unreadable].map((file) => basename(file, '.yaml')),
  ]);

/** A problem for each id in a list that is not known. */
export const unknownIn = (
  { problemAt }: Pick<Located<unknown>, 'problemAt'>,
  path: PropertyKey[],
  ids: readonly string[],
  known: ReadonlySet<string>,
  what: string,
  remedy: string,
): KnowledgeProblem[] =>
  ids.flatMap((id, index) =>
    known.has(id)
      ? []
      : [problemAt([...path, index], `unknown-${what}`, `${what} "${id}" is not known`, remedy)],
  );
