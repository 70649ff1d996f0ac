import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { keysAbove, type Place } from './place.ts';

/** A place with the line it comes from. */
export interface LocatedPlace {
  place: Place;
  file: string;
  line: number;
}

/** Checks all places against each other. */
export const checkPlaces = (located: readonly LocatedPlace[]): KnowledgeProblem[] => {
  const byKey = new Map<string, LocatedPlace>();
  const problems: KnowledgeProblem[] = [];
  const report = ({ file, line }: LocatedPlace, code: string, message: string, remedy: string) =>
    problems.push({ file, line, column: 1, code: `place-${code}`, message, remedy });
  for (const entry of located) {
    const first = byKey.get(entry.place.key);
    if (first)
      report(
        entry,
        'twice',
        `"${entry.place.key}" stands on line ${first.line}, too`,
        'remove one of the two lines',
      );
    else byKey.set(entry.place.key, entry);
  }
  for (const entry of byKey.values()) {
    const { place } = entry;
    for (const key of missingAbove(place, byKey))
      report(
        entry,
        'parent',
        `"${key}" above "${place.key}" is not known`,
        `add a line for ${key}, or correct the key`,
      );
    if (place.validTo === undefined)
      for (const key of keysAbove(place.key))
        if (byKey.get(key)?.place.validTo !== undefined)
          report(
            entry,
            'parent',
            `"${key}" above "${place.key}" is gone`,
            'end this place, too, or correct its key',
          );
    for (const key of place.successors)
      if (!byKey.has(key))
        report(
          entry,
          'successor',
          `the successor "${key}" is not known`,
          `add a line for ${key}, or correct the key`,
        );
    const circle = circleFrom(place, byKey);
    // Each member of a circle leads back to itself; one is enough.
    if (circle && circle.every((key) => key >= place.key))
      report(
        entry,
        'circle',
        `"${place.key}" is its own successor: ${circle.join(' → ')}`,
        'break the circle',
      );
  }
  return problems;
};

/**
 * The Land of everything, and the Bezirk and Kreis that the digits name. Areas that lie in no Kreis (coastal waters,
 * the territory shared with Luxemburg) carry zeros there.
 */
const missingAbove = ({ key }: Place, byKey: ReadonlyMap<string, unknown>): string[] =>
  keysAbove(key).filter((above) => {
    if (byKey.has(above)) return false;
    if (above.length === 5) return !above.endsWith('000');
    return above.length === 2 || !above.endsWith('0');
  });

/** The way from a place back to itself through its successors. */
const circleFrom = (start: Place, byKey: ReadonlyMap<string, LocatedPlace>): string[] | undefined => {
  if (start.successors.length === 0) return undefined;
  const seen = new Set<string>();
  const ways = [[start.key]];
  for (let way = ways.pop(); way; way = ways.pop())
    for (const key of byKey.get(way.at(-1) ?? '')?.place.successors ?? []) {
      if (key === start.key) return [...way, key];
      if (seen.has(key)) continue;
      seen.add(key);
      ways.push([...way, key]);
    }
  return undefined;
};
