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
 * What tells a place from others of its name.
 *
 * @example placeNote(hit, texts('de').places) // 'Gemeinde, Steinfurt, Nordrhein-Westfalen'
 */
export function placeNote(hit: PlaceHit, t: Texts['places']): string {
  const parts = [
    t.kinds[hit.kind],
    hit.kreis,
    hit.kind === 'land' ? undefined : hit.land,
    hit.gone ? t.gone : undefined,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
