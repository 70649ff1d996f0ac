import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { loadPlaces, PLACE_SOURCES, placeFiles } from './load-places.ts';
import { writePlaces } from './place-columns.ts';
import { planPlacesUpdate, type PlacesUpdatePlan } from './plan-places-update.ts';

/**
 * Reads the places of a knowledge folder and an update file and plans the update; writes nothing.
 *
 * @example const plan = previewPlacesUpdate('knowledge', 'changes-2027.tsv');
 */
export const previewPlacesUpdate = (folder: string, file: string): PlacesUpdatePlan => {
  const loaded = loadPlaces(folder);
  if (!loaded.ok) return loaded;
  const id = sourceId(file);
  if (loaded.sources.some((source) => source.id === id))
    return {
      ok: false,
      problems: [problemOf(file, `${PLACE_SOURCES} has "${id}" already: was it applied before?`)],
    };
  return planPlacesUpdate(loaded.places, { file: basename(file), text: readFileSync(file, 'utf8') });
};

/**
 * Writes the fact files that a plan changes and adds its source to the list of sources. Returns the files written, as
 * paths below the knowledge folder.
 */
export const applyPlacesUpdate = (
  folder: string,
  file: string,
  plan: Extract<PlacesUpdatePlan, { ok: true }>,
): string[] => {
  const before = new Map(placeFiles(folder).map((one) => [one.file, one.text]));
  const changed = writePlaces(plan.places).filter((one) => before.get(one.file) !== one.text);
  for (const one of changed) {
    // A crash leaves the old file or the new one, never half of one.
    writeFileSync(join(folder, `${one.file}.new`), one.text);
    renameSync(join(folder, `${one.file}.new`), join(folder, one.file));
  }
  const sources = join(folder, PLACE_SOURCES);
  const lines = [
    `- id: ${sourceId(file)}`,
    `  text: ${JSON.stringify(plan.source)}`,
    `  taken: ${JSON.stringify(`${plan.steps.length} Änderungen, ${basename(file)}`)}`,
    '  grade: public-list',
    '',
  ].join('\n');
  if (existsSync(sources)) appendFileSync(sources, lines);
  else writeFileSync(sources, lines);
  return [...changed.map((one) => one.file), PLACE_SOURCES];
};

const sourceId = (file: string): string =>
  `update-${basename(file)
    .toLowerCase()
    .replace(/\.tsv$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}`;

const problemOf = (file: string, message: string): KnowledgeProblem => ({
  file: basename(file),
  line: 1,
  column: 1,
  code: 'update-applied',
  message,
  remedy: 'give a file with other changes another name',
});
