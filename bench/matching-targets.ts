import { fileURLToPath } from 'node:url';
import { formatProblem, indexKnowledge, matchTargets, readKnowledge } from '@allmende/knowledge';
import type { MatchTarget } from '@allmende/inventory';
import { labelledProducts } from './labelled-names.ts';

/**
 * The products of `knowledge/` that were known when the names were labelled, as targets. A product that joined later
 * may well be what a name labelled `none` means; measuring against it would count right answers as wrong ones.
 */
export function labelledTargets(): MatchTarget[] {
  const folder = fileURLToPath(new URL('../knowledge', import.meta.url));
  const read = readKnowledge(folder, new Date().toISOString().slice(0, 10));
  if (!read.ok) throw new Error(read.problems.map((problem) => formatProblem(problem)).join('\n'));
  const known = labelledProducts();
  return matchTargets(indexKnowledge(read.knowledge)).filter(({ id }) => known.has(id));
}
