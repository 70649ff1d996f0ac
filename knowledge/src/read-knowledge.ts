import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { checkReferences } from './check-references.ts';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import { listFactFiles } from './list-fact-files.ts';
import type { LocatedKnowledge } from './located-knowledge.ts';
import { parseFactFile, type Located } from './parse-fact-file.ts';
import { loadPlaces } from './places/load-places.ts';
import type { Place } from './places/place.ts';
import { checkPlanning } from './check-planning.ts';
import type { PlanningFacts } from './planning-schema.ts';
import { planningFacts, readPlanning } from './read-planning.ts';
import { alternative, capability, deployment, lifecycle, product, vendor, type Knowledge } from './schema.ts';

export type ReadKnowledge =
  { ok: true; knowledge: Knowledge; planning: PlanningFacts } | { ok: false; problems: KnowledgeProblem[] };

/**
 * Reads all fact files below a folder, checks each against its schema and all against each other.
 * All problems are reported at once. A file is named after the id it describes.
 *
 * @param folder the `knowledge` folder
 * @param today ISO date; no source may be younger than that
 *
 * @example
 * const read = readKnowledge('knowledge', '2026-11-21');
 * if (read.ok) read.knowledge.products.length;
 * else for (const problem of read.problems) console.error(formatProblem(problem));
 */
export const readKnowledge = (folder: string, today: string): ReadKnowledge => {
  const problems: KnowledgeProblem[] = [];
  if (!existsSync(join(folder, 'capabilities.yaml')))
    problems.push({
      file: 'capabilities.yaml',
      line: 1,
      column: 1,
      code: 'missing-file',
      message: 'there are no capabilities here',
      remedy: 'point to the knowledge folder',
    });
  const read = <T>(part: string, schema: z.ZodType<T>): Located<T>[] =>
    listFactFiles(folder, part).flatMap((file) => {
      const parsed = parseFactFile(file, readFileSync(join(folder, file), 'utf8'), schema);
      if (parsed.ok) return [parsed.fact];
      problems.push(...parsed.problems);
      return [];
    });

  const facts = {
    capabilities: read('capabilities.yaml', z.array(capability)),
    vendors: read('vendors', vendor),
    products: read('products', product),
    alternatives: read('alternatives', z.array(alternative)),
    deployments: read('deployments', z.array(deployment)),
    lifecycles: read('lifecycles', lifecycle),
  };
  const planning = readPlanning(read);
  const files: LocatedKnowledge = { ...facts, unreadable: new Set(problems.map(({ file }) => file)) };
  problems.push(
    ...checkFileNames(files),
    ...checkReferences(files, today),
    ...checkPlanning(planning, files, today),
  );
  const places = loadPlaces(folder);
  if (places.ok) problems.push(...checkPlaceKeys(files, places.places));
  else problems.push(...places.problems);
  if (problems.length > 0) return { ok: false, problems };

  return {
    ok: true,
    knowledge: {
      capabilities: valuesOf(files.capabilities).flat(),
      vendors: valuesOf(files.vendors),
      products: valuesOf(files.products),
      alternatives: valuesOf(files.alternatives).flat(),
      deployments: valuesOf(files.deployments).flat(),
      lifecycles: valuesOf(files.lifecycles),
    },
    planning: planningFacts(planning),
  };
};

const valuesOf = <T>(files: Located<T>[]): T[] => files.map(({ value }) => value);

/** A folder without places, such as an example, cannot say which keys exist. */
const checkPlaceKeys = (files: LocatedKnowledge, places: readonly Place[]): KnowledgeProblem[] => {
  const known = new Set(places.map(({ key }) => key));
  if (known.size === 0) return [];
  return files.deployments.flatMap((fact) =>
    fact.value.flatMap(({ ags }, index) =>
      ags === undefined || known.has(ags)
        ? []
        : [
            fact.problemAt(
              [index, 'ags'],
              'unknown-place',
              `no place has the key "${ags}"`,
              `look the key up in places/${ags.slice(0, 2)}.tsv`,
            ),
          ],
    ),
  );
};

const checkFileNames = (files: LocatedKnowledge): KnowledgeProblem[] => {
  const mismatch = (fact: Located<unknown>, path: PropertyKey[], id: string): KnowledgeProblem[] =>
    basename(fact.file, '.yaml') === id
      ? []
      : [
          fact.problemAt(
            path,
            'file-name',
            `the file describes "${id}" but is not named after it`,
            `rename the file to ${id}.yaml or correct the id`,
          ),
        ];
  return [
    ...files.vendors.flatMap((fact) => mismatch(fact, ['id'], fact.value.id)),
    ...files.products.flatMap((fact) => mismatch(fact, ['id'], fact.value.id)),
    ...files.lifecycles.flatMap((fact) => mismatch(fact, ['product'], fact.value.product)),
    ...files.alternatives.flatMap((fact) =>
      fact.value.flatMap((row, index) => mismatch(fact, [index, 'replaces'], row.replaces)),
    ),
    ...files.deployments.flatMap((fact) =>
      fact.value.flatMap((row, index) => mismatch(fact, [index, 'product'], row.product)),
    ),
  ];
};
