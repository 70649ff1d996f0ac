import { checkReferences } from './check-references.ts';
import type { KnowledgeIndex } from './index-knowledge.ts';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import { parseFactFile, type Located } from './parse-fact-file.ts';
import { product, vendor } from './schema.ts';

/** A file that somebody offers, by its path below the knowledge folder. */
export interface OfferedFile {
  path: string;
  text: string;
}

/**
 * Checks files of new products and vendors as if they already lay beside the facts: each against its schema, and all
 * against each other. Empty when they could be taken over as they are.
 *
 * @param today ISO date; no source may be younger than that
 *
 * @example checkNewFacts(facts, [{ path: 'products/friedhof-3000.yaml', text }], '2026-11-22')
 */
export function checkNewFacts(
  facts: KnowledgeIndex,
  files: readonly OfferedFile[],
  today: string,
): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = [];
  const read = <T>(part: string, schema: Parameters<typeof parseFactFile<T>>[2]): Located<T>[] =>
    files
      .filter(({ path }) => path.startsWith(part))
      .flatMap(({ path, text }) => {
        const parsed = parseFactFile(path, text, schema);
        if (parsed.ok) return [parsed.fact];
        problems.push(...parsed.problems);
        return [];
      });
  const offered = { products: read('products/', product), vendors: read('vendors/', vendor) };
  for (const { value, file, problemAt } of [...offered.products, ...offered.vendors]) {
    const isThere = file.startsWith('products/') ? facts.products.has(value.id) : facts.vendors.has(value.id);
    if (isThere)
      problems.push(problemAt(['id'], 'id-taken', `"${value.id}" is there already`, 'choose another id'));
  }
  const located: LocatedKnowledge = {
    capabilities: [lying('capabilities.yaml', [...facts.capabilities.values()])],
    vendors: [...lie('vendors', facts.vendors), ...offered.vendors],
    products: [...lie('products', facts.products), ...offered.products],
    alternatives: [...facts.alternativesFor].map(([id, rows]) => lying(`alternatives/${id}.yaml`, [...rows])),
    deployments: [...facts.deploymentsOf].map(([id, rows]) => lying(`deployments/${id}.yaml`, [...rows])),
    lifecycles: lie('lifecycles', facts.lifecycles),
    unreadable: new Set(problems.map(({ file }) => file)),
  };
  return [...problems, ...checkReferences(located, today)];
}

const lie = <T>(part: string, facts: ReadonlyMap<string, T>): Located<T>[] =>
  [...facts].map(([id, value]) => lying(`${part}/${id}.yaml`, value));

/** A fact that lies there already; only its file is known, not the place in it. */
const lying = <T>(file: string, value: T): Located<T> => ({
  value,
  file,
  problemAt: (_path, code, message, remedy) => ({ file, line: 1, column: 1, code, message, remedy }),
});
