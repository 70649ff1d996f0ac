const REPLACEMENTS: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  đ: 'd',
  ł: 'l',
};

/** UTF-8 read as Windows-1252, as it stands in many exports. */
const MOJIBAKE: [RegExp, string][] = [
  [/Ã¤/g, 'ä'],
  [/Ã¶/g, 'ö'],
  [/Ã¼/g, 'ü'],
  [/Ã„/g, 'Ä'],
  [/Ã–/g, 'Ö'],
  [/Ãœ/g, 'Ü'],
  [/ÃŸ/g, 'ß'],
];

/** Names of printable ASCII, nearly all of them, take the short way. */
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Lower case without diacritics; umlauts as two letters (`ä` → `ae`), so that `Bürger` and `Buerger` are equal.
 * UTF-8 that was read as Windows-1252 (`BÃ¼rger`) is repaired first.
 *
 * @example foldText('LÄMMkom') // 'laemmkom'
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  let repaired = text.replace(/[®™©℠]/g, ' ');
  if (text.includes('Ã')) for (const [wrong, right] of MOJIBAKE) repaired = repaired.replace(wrong, right);
  return repaired
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåđł]/g, (letter) => REPLACEMENTS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '');
}
