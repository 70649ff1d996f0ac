import type { Texts } from '../i18n/index.ts';

/** A place as the search at `/knowledge/places/search` answers it. */
export interface PlaceHit {
  key: string;
  name: string;
  kind: keyof Texts['places']['kinds'];
  kreis?: string;
  land: string;
  population?: number;
  populationDate?: string;
  gone: boolean;
}

/**
 * Where a place lies.
 *
 * @example placeWithin(hit) // 'Steinfurt, Nordrhein-Westfalen'
 */
export function placeWithin({ kind, kreis, land }: PlaceHit): string {
  return [kreis, kind === 'land' ? undefined : land].filter((part) => part !== undefined).join(', ');
}

/**
 * What tells a place from others of its name.
 *
 * @example placeNote(hit, texts('de').places) // 'Gemeinde, Steinfurt, Nordrhein-Westfalen'
 */
export function placeNote(hit: PlaceHit, t: Texts['places']): string {
  return [t.kinds[hit.kind], placeWithin(hit), hit.gone ? t.gone : '']
    .filter((part) => part !== '')
    .join(', ');
}
