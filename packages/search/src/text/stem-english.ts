const VOWEL = /[aeiouy]/;

/**
 * The stem of a folded English word: plural, -ing, -ed, -ment, -ation, final e.
 *
 * @example [stemEnglish('surveys'), stemEnglish('managing'), stemEnglish('management')]; // ["survey", "manag", "manag"]
 */
export function stemEnglish(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  let stem = word;
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`;
  else if (/(?:ss|x|ch|sh)es$/.test(stem)) stem = stem.slice(0, -2);
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1);
  if (stem.length > 8 && stem.endsWith('ment')) stem = stem.slice(0, -4);
  else if (stem.length > 7 && stem.endsWith('ation')) stem = stem.slice(0, -3);
  else if (stem.length > 5 && stem.endsWith('ing') && VOWEL.test(stem.slice(0, -3)))
    stem = undouble(stem.slice(0, -3));
  else if (stem.length > 4 && stem.endsWith('ed') && VOWEL.test(stem.slice(0, -2)))
    stem = undouble(stem.slice(0, -2));
  if (stem.length > 4 && stem.endsWith('e')) stem = stem.slice(0, -1);
  return stem.length > 3 && /[^aeiou]y$/.test(stem) ? `${stem.slice(0, -1)}i` : stem;
}

const undouble = (stem: string): string => (/([bdgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem);
