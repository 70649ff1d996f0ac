/**
 * The stem of a folded French word: plural, feminine, and the commonest endings of nouns.
 *
 * @example [stemFrench('communes'), stemFrench('municipaux'), stemFrench('gestionnaires')]; // ["commun", "municipal", "gestionnair"]
 */
export function stemFrench(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let stem = word;
  if (stem.length > 5 && stem.endsWith('aux')) stem = `${stem.slice(0, -3)}al`;
  else if (/[sx]$/.test(stem) && !/[aio]us$|ss$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 8 && stem.endsWith('ement')) stem = stem.slice(0, -5);
  else if (stem.length > 7 && stem.endsWith('ation')) stem = stem.slice(0, -3);
  else if (stem.length > 6 && stem.endsWith('euse')) stem = `${stem.slice(0, -4)}eur`;
  else if (stem.length > 6 && stem.endsWith('elle')) stem = `${stem.slice(0, -4)}el`;
  if (stem.length > 4 && /er$/.test(stem)) return stem.slice(0, -2);
  if (stem.length > 3 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return stem;
}
