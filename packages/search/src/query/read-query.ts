import { REPLACING_WORDS, STOP_WORDS, WEAK_WORDS } from '../text/stop-words.ts';
import { type Token, tokenize } from '../text/index.ts';

/** A word of a query. */
export interface QueryWord extends Token {
  /** Says little: it ranks, but an entry without it is no worse a hit. */
  weak: boolean;
  /** The last one, while somebody is typing. */
  open: boolean;
}

/** So many letters and words of a query are read; nobody types more, but somebody may paste. */
const MOST_LETTERS = 1000;
const MOST_WORDS = 16;

/** The words of a query that say something; all of them where none does. */
export function readQuery(query: string, prefix: boolean): QueryWord[] {
  const text = query.slice(0, MOST_LETTERS);
  const tokens = tokenize(text, MOST_WORDS);
  const open = prefix && !/[\s.,;:!?]$/.test(text);
  const words = tokens.map((token, place) => ({
    ...token,
    weak: WEAK_WORDS.has(token.folded) || REPLACING_WORDS.has(token.folded),
    open: open && place === tokens.length - 1,
  }));
  const telling = words.filter(({ folded, open }) => open || !STOP_WORDS.has(folded));
  return telling.length > 0 ? telling : words;
}
