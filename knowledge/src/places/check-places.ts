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
    for (const key of keysAbove(place.key)) {
      const above = byKey.get(key)?.place;
      if (!above && isNeeded(key))
        report(
          entry,
          'parent',
          `"${key}" above "${place.key}" is not known`,
          `add a line for ${key}, or correct the key`,
        );
      if (above?.validTo !== undefined && place.validTo === undefined)
        report(
          entry,
          'parent',
          `"${key}" above "${place.key}" is gone`,
          'end this place, too, or correct its key',
        );
    }
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
 * Everything needs its Land, and the Bezirk and Kreis that its digits name. Areas that lie in no Kreis (coastal waters,
 * the territory shared with Luxemburg) carry zeros there.
 */
const isNeeded = (key: string): boolean =>
  key.length === 2 || (key.length === 3 ? !key.endsWith('0') : !key.endsWith('000'));

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
