const PLAIN = /^[a-z0-9]*$/;
const SPELT_OUT = /ae|oe|ue/;
const LIGATURES: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * One spelling for all spellings of a word: lower case, no marks, and `ä`, `ae`, `a` alike, so that "Müller", "Mueller"
 * and "Muller" meet. `ue` stays behind a vowel or q, where it is no umlaut ("Steuer", "Quelle").
 *
 * @example fold('Straßenbäume'); // "strassenbaume"
 */
export function fold(word: string): string {
  let text = word.toLowerCase();
  if (!PLAIN.test(text))
    text = text
      .replace(/[ßẞæœøłđðþı]/g, (letter) => LIGATURES[letter] ?? letter)
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '');
  if (!SPELT_OUT.test(text)) return text;
  return text
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/(?<![aeiouyq])ue/g, 'u');
}
