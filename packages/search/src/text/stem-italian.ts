/**
 * The stem of a folded Italian word: the last vowels, and the commonest endings of nouns.
 *
 * @example [stemItalian('comuni'), stemItalian('comune'), stemItalian('gestione')]; // ["comun", "comun", "gestion"]
 */
export function stemItalian(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (word.length > 7 && word.endsWith('mente')) return word.slice(0, -5);
  if (word.length > 5 && /[aeio][aeio]$/.test(word)) return word.slice(0, -2);
  if (word.length > 5 && /[cg]h[ei]$/.test(word)) return word.slice(0, -2);
  return /[aeio]$/.test(word) ? word.slice(0, -1) : word;
}
