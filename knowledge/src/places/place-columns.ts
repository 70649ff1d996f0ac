import type { Place } from './place.ts';

/** The columns of a fact file of places, in order; the first line names them. Empty ones at the end may be left out. */
export const PLACE_COLUMNS = [
  'key',
  'name',
  'kind',
  'population',
  'population_date',
  'ars',
  'valid_from',
  'valid_to',
  'successors',
  'basis',
] as const;

export type PlaceColumn = (typeof PLACE_COLUMNS)[number];

/** A file of places as text; `file` is the path below the knowledge folder, `places/<key of the Land>.tsv`. */
export interface PlaceFile {
  file: string;
  text: string;
}

/**
 * The fact files of these places, one for each Land, sorted by key: a change of one place is a change of one line.
 *
 * @example writePlaces(places).find(({ file }) => file === 'places/04.tsv')?.text
 */
export const writePlaces = (places: readonly Place[]): PlaceFile[] => {
  const byLand = new Map<string, Place[]>();
  for (const place of places) {
    const land = place.key.slice(0, 2);
    byLand.set(land, [...(byLand.get(land) ?? []), place]);
  }
  return [...byLand].sort(byFirst).map(([land, members]) => ({
    file: `places/${land}.tsv`,
    text: [
      PLACE_COLUMNS.join('\t'),
      ...members.sort((a, b) => (a.key < b.key ? -1 : 1)).map(lineOf),
      '',
    ].join('\n'),
  }));
};

const byFirst = ([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number =>
  a < b ? -1 : 1;

const lineOf = (place: Place): string =>
  [
    place.key,
    place.name,
    place.kind,
    place.population ?? '',
    place.populationDate ?? '',
    place.ars ?? '',
    place.validFrom ?? '',
    place.validTo ?? '',
    place.successors.join(' '),
    place.basis ?? '',
  ]
    .join('\t')
    .replace(/(?<!\t)\t+$/, '');
