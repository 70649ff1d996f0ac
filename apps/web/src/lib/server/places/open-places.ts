import { formatProblem, indexPlaces, loadPlaces, type PlaceIndex } from '@allmende/knowledge';

/** The places below a knowledge folder, ready for questions; throws when the facts there are not sound. */
export function openPlaces(folder: string): PlaceIndex {
  const loaded = loadPlaces(folder);
  if (!loaded.ok)
    throw new Error(
      `The places in ${folder} are not valid:\n${loaded.problems.slice(0, 20).map(formatProblem).join('\n')}`,
    );
  return indexPlaces(loaded.places, loaded.sources);
}
