/** What a place is; the first five kinds are levels above the municipality, except that a town may be its own Kreis. */
export const PLACE_KINDS = [
  'land',
  'regierungsbezirk',
  'statistische-region',
  'landkreis',
  'kreis',
  'regionalverband',
  'kreisfreie-stadt',
  'stadt',
  'markt',
  'flecken',
  'gemeinde',
  'gemeindefreies-gebiet',
] as const;

export type PlaceKind = (typeof PLACE_KINDS)[number];
export type PlaceLevel = 'land' | 'regierungsbezirk' | 'kreis' | 'gemeinde';

/** A Land, Regierungsbezirk, Kreis or municipality of Germany, as it is or as it was until its end. */
export interface Place {
  /** Amtlicher Gemeindeschlüssel (AGS): 2, 3, 5 or 8 digits. It begins with the keys of the Land, Bezirk and Kreis. */
  key: string;
  /** Official name with its additions, e.g. `Köln, Stadt`. */
  name: string;
  kind: PlaceKind;
  population?: number;
  /** Year or ISO date of the figure; `undated` where the source gives none. Present exactly with `population`. */
  populationDate?: string;
  /** Regionalschlüssel (12 digits), where it is known. */
  ars?: string;
  /** ISO date of the first day; missing = not known. */
  validFrom?: string;
  /** ISO date of the last day, or `unknown` for a place that is gone since a day not known. Missing = it exists. */
  validTo?: string;
  /** Keys of the places that took over; empty for a place that exists, and for one whose successor is not known. */
  successors: readonly string[];
  /** Whether a source states the succession or we concluded it from two lists. Present exactly with successors. */
  basis?: 'stated' | 'derived';
}

const LEVELS: Readonly<Record<number, PlaceLevel>> = {
  2: 'land',
  3: 'regierungsbezirk',
  5: 'kreis',
  8: 'gemeinde',
};

/** @example placeLevel('05315') // 'kreis' */
export const placeLevel = (key: string): PlaceLevel | undefined => LEVELS[key.length];

const LEVEL_OF: Readonly<Record<PlaceKind, readonly PlaceLevel[]>> = {
  land: ['land'],
  regierungsbezirk: ['regierungsbezirk'],
  'statistische-region': ['regierungsbezirk'],
  landkreis: ['kreis'],
  kreis: ['kreis'],
  regionalverband: ['kreis'],
  'kreisfreie-stadt': ['kreis', 'gemeinde'],
  stadt: ['gemeinde'],
  markt: ['gemeinde'],
  flecken: ['gemeinde'],
  gemeinde: ['gemeinde'],
  'gemeindefreies-gebiet': ['gemeinde'],
};

/** Whether a place with this key can be of this kind. @example kindFits('landkreis', '05315000') // false */
export const kindFits = (kind: PlaceKind, key: string): boolean =>
  LEVEL_OF[kind].some((level) => level === placeLevel(key));

/**
 * Keys of the levels above, from near to far, whether or not such a place exists.
 *
 * @example keysAbove('05315000') // ['05315', '053', '05']
 */
export const keysAbove = (key: string): string[] => {
  const above: string[] = [];
  if (key.length > 5) above.push(key.slice(0, 5));
  if (key.length > 3) above.push(key.slice(0, 3));
  if (key.length > 2) above.push(key.slice(0, 2));
  return above;
};

/**
 * The AGS behind what people write: spaces are dropped, and a Regionalschlüssel of 12 digits loses the digits of the
 * association of municipalities. Undefined where it is neither.
 *
 * @example placeKey('05 3 15 000') // '05315000'
 * @example placeKey('031595402020') // '03159020'
 */
export const placeKey = (text: string): string | undefined => {
  const digits = text.replace(/\s+/g, '');
  if (/^\d{12}$/.test(digits)) return digits.slice(0, 5) + digits.slice(9);
  return /^(\d{2}|\d{3}|\d{5}|\d{8})$/.test(digits) ? digits : undefined;
};
