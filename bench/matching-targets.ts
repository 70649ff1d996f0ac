import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatProblem, indexKnowledge, matchTargets, readKnowledge } from '@allmende/knowledge';
import type { MatchTarget } from '@allmende/inventory';

/** Every product of `knowledge/` as a target, read from the files. */
export function knowledgeTargets(): MatchTarget[] {
  const folder = fileURLToPath(new URL('../knowledge', import.meta.url));
  const read = readKnowledge(folder, new Date().toISOString().slice(0, 10));
  if (!read.ok) throw new Error(read.problems.map((problem) => formatProblem(problem)).join('\n'));
  return matchTargets(indexKnowledge(read.knowledge));
}

/**
 * The targets that were known when the names were labelled. A product that joined later may well be what a name
 * labelled "no known product" means; measuring against it would count right answers as wrong ones.
 */
export function labelledTargets(): MatchTarget[] {
  const list = new URL('../packages/inventory/examples/names/products.txt', import.meta.url);
  const known = new Set(readFileSync(list, 'utf8').trim().split('\n'));
  return knowledgeTargets().filter(({ id }) => known.has(id));
}
