import type { App } from '#lib/server/app.ts';
import { findPlaces, viewPlace } from '#lib/server/places/index.ts';

/** The key of the place that stands in a field: `Köln, Stadt (05315000)`, a key, or a name that only one has. */
export function meantPlace(places: App['places'], text: string): string | null {
  const named = /\((\d{2,12})\)\s*$/.exec(text)?.[1] ?? text.trim();
  if (/^\d+$/.test(named)) return viewPlace(places, named) ? named : null;
  const same = findPlaces(places, named, 20).hits.filter(
    ({ name }) => name.toLowerCase() === named.toLowerCase(),
  );
  return same.length === 1 ? (same[0]?.key ?? null) : null;
}
