const UNKNOWN = new Set(
  (
    '|-|–|—|--|---|?|??|.|/|#n/a|#nv|n/a|n.a.|n. a.|na|n.v.|k.a.|k. a.|k.a|ka|keine angabe|keine angaben|keine|' +
    'unbekannt|nicht bekannt|unklar|offen|tbd|tba|unknown|not known|unavailable|not available|not applicable|' +
    'not identified|- not identified|none|null|nil|nan|undefined|nicht vorhanden|entfällt|keiner|leer'
  ).split('|'),
);

/**
 * Whether a cell says that nothing is known: empty, a dash, `N/A`, `unbekannt` and their kin. Never 0.
 * @example isUnknown(' k. A. ') // true
 */
export function isUnknown(text: string): boolean {
  if (text.length > 40) return text.trim() === '';
  return UNKNOWN.has(text.trim().toLowerCase());
}
