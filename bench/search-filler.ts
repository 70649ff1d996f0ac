import { existsSync, readFileSync } from 'node:fs';
import type { SearchDocument } from '@allmende/search';

/** Words of one entry. */
const WORDS = 40;
const COUNTRIES = ['DE', 'AT', 'CH', 'FR', 'IT', 'NL', 'SE', 'ES'];
const LICENCES = [
  'MIT',
  'EUPL-1.2',
  'AGPL-3.0-only',
  'GPL-3.0-or-later',
  'Apache-2.0',
  'BSD-3-Clause',
  'MPL-2.0',
];
const STATUSES = ['stable', 'beta', 'development', 'obsolete', 'concept'];

/**
 * Entries to fill a catalogue up with. Their text is real where `BENCH_SEARCH_TEXT` names files of translated package
 * descriptions as Debian's mirrors have them (`Translation-de`, then `Translation-en`, unpacked, with commas between), cut
 * into pieces of 40 words; otherwise it is put together from made-up German words. Facets are spread evenly.
 */
export function fillerDocuments(count: number): { documents: SearchDocument[]; text: string } {
  const files = (process.env['BENCH_SEARCH_TEXT'] ?? '')
    .split(',')
    .filter((file) => file !== '' && existsSync(file));
  const pieces = files.flatMap((file) => piecesOf(readFileSync(file, 'utf8')));
  const isReal = pieces.length > 0;
  const documents = Array.from({ length: count }, (_, number): SearchDocument => {
    const piece = isReal ? pieces[number % pieces.length]! : madeUp(number);
    const round = isReal ? Math.floor(number / pieces.length) : 0;
    return {
      id: `filler-${number}`,
      kind: 'software',
      name: round === 0 ? piece.name : `${piece.name} ${round}`,
      texts: [{ language: piece.language, text: piece.text }],
      facets: {
        licence: [LICENCES[number % LICENCES.length]!],
        country: [COUNTRIES[(number * 7) % COUNTRIES.length]!],
        maturity: [STATUSES[(number * 3) % STATUSES.length]!],
        organisation: [`Organisation ${(number * 31) % 2000}`],
        category: [`category-${number % 100}`, `category-${(number * 13) % 100}`],
        land: [String(1 + (number % 16)).padStart(2, '0')],
        language: [piece.language],
      },
    };
  });
  const real = new Set(pieces.slice(0, count).map(({ language }) => language));
  return {
    documents,
    text: isReal
      ? `pieces of ${WORDS} words of Debian's package descriptions (${[...real].join(', then ')})`
      : 'made-up German words, because `BENCH_SEARCH_TEXT` names no file of translated package descriptions',
  };
}

interface Piece {
  name: string;
  language: string;
  text: string;
}

function piecesOf(file: string): Piece[] {
  const seen = new Set<string>();
  return file.split('\n\n').flatMap((paragraph) => {
    const [, name = ''] = /^Package: (.*)$/m.exec(paragraph) ?? [];
    const [, language = 'de', first = ''] = /^Description-(?!md5)(\w+): (.*)$/m.exec(paragraph) ?? [];
    const rest = paragraph.slice(paragraph.indexOf(first) + first.length).replace(/\n \.?/g, ' ');
    const words = `${first} ${rest}`.split(/\s+/).filter(Boolean);
    return Array.from({ length: Math.floor(words.length / WORDS) }, (_, number) => ({
      name: number === 0 ? name : `${name} ${number}`,
      language,
      text: words.slice(number * WORDS, (number + 1) * WORDS).join(' '),
    })).filter(({ text }) => !seen.has(text) && seen.add(text));
  });
}

const SYLLABLES = 'bau den gar hel kel lis mor nat pol rum sal ter und vor wen zim ant erg ist ost'.split(
  ' ',
);

/** The same words for the same number, frequent ones more often, as in a text. */
function madeUp(number: number): Piece {
  let state = number * 2654435761 + 1;
  const draw = (limit: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x7fffffff) ** 3 * limit);
  };
  const word = (): string => {
    const which = draw(60_000);
    return [which % 20, Math.floor(which / 20) % 20, Math.floor(which / 400) % 20, Math.floor(which / 8000)]
      .slice(0, which < 400 ? 2 : which < 8000 ? 3 : 4)
      .map((syllable) => SYLLABLES[syllable])
      .join('');
  };
  return { name: `${word()}${number}`, language: 'de', text: Array.from({ length: WORDS }, word).join(' ') };
}
