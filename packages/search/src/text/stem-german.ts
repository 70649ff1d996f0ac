/** Words whose ending is no ending, alone or at the end of a compound: "Bürger" is no "Burg", "Zeitung" no "Zeit". */
const WHOLE_ER = /(?:burger|wasser|register|kataster|rechner|server|fenster|zimmer|nummer|filter|muster)$/;
const WHOLE_UNG = /(?:zeit|sitz|buch|leit|wohn|ordn|rechn|meld|richt|stift|ub|heiz|les|dicht)ung$/;
const LATIN_UM = /[^a]um$/;

/** Verbs whose bare stem would be another noun, or that change it: "buchen" has nothing to do with "Buch". */
const IRREGULAR: Readonly<Record<string, string>> = {
  buchen: 'buchung',
  buchbar: 'buchung',
  melden: 'meldung',
  leiten: 'leitung',
  rechnen: 'rechnung',
  wohnen: 'wohnung',
  heizen: 'heizung',
  lesen: 'lesung',
  transkribieren: 'transkription',
  transkribiert: 'transkription',
  museen: 'museum',
  themen: 'thema',
  konten: 'konto',
  risiken: 'risiko',
};

/**
 * The stem of a folded German word: plural, case and a few endings that make nouns and adjectives are cut off. Light on
 * purpose: what it confuses, ranking must mend.
 *
 * @example [stemGerman('verwaltungen'), stemGerman('verwalten'), stemGerman('baume')]; // ["verwalt", "verwalt", "baum"]
 */
export function stemGerman(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  return derivation(inflection(Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word]! : word));
}

function inflection(word: string): string {
  const { length } = word;
  if (word.endsWith('erinnen') && length > 9) return word.slice(0, -5);
  if (word.endsWith('erin') && length > 6) return word.slice(0, -2);
  if (word.endsWith('nissen') || word.endsWith('nisses')) return word.slice(0, -3);
  if (word.endsWith('nisse')) return word.slice(0, -2);
  if (length > 5 && (word.endsWith('ern') || word.endsWith('ers'))) return inflection(word.slice(0, -1));
  if (word.endsWith('er')) return length > 4 && !WHOLE_ER.test(word) ? word.slice(0, -2) : word;
  if (length > 4 && /e[nms]$/.test(word)) return word.slice(0, -2);
  if (length > 4 && LATIN_UM.test(word)) return word.slice(0, -2);
  if (length > 4 && /[^e]n$/.test(word) && /[lr]n$/.test(word)) return word.slice(0, -1);
  if (word.endsWith('e')) return word.slice(0, -1);
  if (/[bdfghklmnprt]s$/.test(word)) return word.slice(0, -1);
  return word;
}

function derivation(stem: string): string {
  if (stem.endsWith('planung')) return stem.slice(0, -3);
  if (stem.endsWith('ung') && stem.length > 6 && !WHOLE_UNG.test(stem)) return stem.slice(0, -3);
  if (stem.length > 8 && /(?:heit|keit|lich)$/.test(stem)) return derivation(stem.slice(0, -4));
  if (stem.length > 7 && stem.endsWith('isch')) return stem.slice(0, -4);
  if (stem.length > 6 && stem.endsWith('ig')) return stem.slice(0, -2);
  return stem;
}
