import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { parseFactFile } from '../parse-fact-file.ts';
import type { PlaceFile } from './place-columns.ts';
import type { Place } from './place.ts';
import { placeSource, type PlaceSource } from './place-source.ts';
import { readPlaces } from './read-places.ts';

export type LoadedPlaces =
  { ok: true; places: Place[]; sources: PlaceSource[] } | { ok: false; problems: KnowledgeProblem[] };

/** The list of sources, as a path below the knowledge folder. */
export const PLACE_SOURCES = 'places/sources.yaml';

/**
 * All places below a knowledge folder with their sources, read and checked (some 50 ms for Germany).
 *
 * @example
 * const loaded = loadPlaces('knowledge');
 * if (loaded.ok) indexPlaces(loaded.places, loaded.sources).search('Köln', 20);
 */
export const loadPlaces = (folder: string): LoadedPlaces => {
  const read = readPlaces(placeFiles(folder));
  const sources = readSources(folder);
  if (read.ok && sources.ok) return { ok: true, places: read.places, sources: sources.sources };
  return {
    ok: false,
    problems: [...(read.ok ? [] : read.problems), ...(sources.ok ? [] : sources.problems)],
  };
};

/** The fact files of places below a knowledge folder, sorted by name. */
export const placeFiles = (folder: string): PlaceFile[] => {
  const home = join(folder, 'places');
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ file: `places/${name}`, text: readFileSync(join(home, name), 'utf8') }));
};

const readSources = (
  folder: string,
): { ok: true; sources: PlaceSource[] } | { ok: false; problems: KnowledgeProblem[] } => {
  if (!existsSync(join(folder, PLACE_SOURCES))) return { ok: true, sources: [] };
  const text = readFileSync(join(folder, PLACE_SOURCES), 'utf8');
  const parsed = parseFactFile(PLACE_SOURCES, text, z.array(placeSource));
  return parsed.ok ? { ok: true, sources: parsed.fact.value } : parsed;
};
