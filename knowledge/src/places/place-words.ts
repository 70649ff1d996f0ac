/** Words that names and people abbreviate or leave out; they tell no two places apart. */
const SMALL = new Set(
  'a am an auf b bei bzw d das dem den der die h i im in o ob u und unter v vor z zu zur'.split(' '),
);

/**
 * The words of a name as they are compared: small letters, umlauts written out, `St.` as `sankt`, without the small
 * words of `Neustadt an der Weinstraße` and `Rothenburg o.d.T.`. A name of small words only keeps them.
 *
 * @example placeWords('St. Märgen') // ['sankt', 'maergen']
 */
export const placeWords = (text: string): string[] => significant(wordsOf(writtenOut(text)));

/** The same words as they are typed without umlauts: `koln`, `marz`. @example plainPlaceWords('Köln') // ['koln'] */
export const plainPlaceWords = (text: string): string[] => significant(wordsOf(lower(text)));

const lower = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss');

const writtenOut = (text: string): string =>
  lower(text).replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');

const wordsOf = (text: string): string[] =>
  text
    .replace(/\bst\./g, 'sankt ')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const significant = (words: string[]): string[] => {
  const kept = words.filter((word) => !SMALL.has(word));
  return kept.length > 0 ? kept : words;
};
