import type { DocumentTable } from '../documents/document-table.ts';
import type { NameBook } from '../documents/name-book.ts';
import type { Replacer, ReplacementBook } from '../documents/replacement-book.ts';
import { nameKey } from '../text/index.ts';
import type { Coverage } from '../types.ts';
import type { QueryWord } from './read-query.ts';

/** What the query calls by its name: entries, and entries that replace what it calls. */
export interface Named {
  /** Document → share of the words of the query that are its name, in (0, 1]. */
  documents: Map<number, number>;
  /** Document → what it replaces, and the share of the query that names it. */
  replacers: Map<number, { replacer: Replacer; word: string; share: number; worth: number }>;
}

/** So many words make a name at most. */
const LONGEST_NAME = 6;
const COVERAGE: Readonly<Record<Coverage, number>> = { full: 1, most: 0.8, part: 0.5 };

/** Looks all runs of words of the query up as names. */
export function findNamed(
  words: readonly QueryWord[],
  names: NameBook,
  replacements: ReplacementBook,
  documents: DocumentTable,
): Named {
  const named: Named = { documents: new Map(), replacers: new Map() };
  const telling = words.filter(({ weak }) => !weak).length || words.length;
  const taken = new Set<number>();
  for (let length = Math.min(LONGEST_NAME, words.length); length > 0; length -= 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      // "Project" within "Open Project" calls nothing else.
      if (taken.has(from) && taken.has(from + length - 1)) continue;
      const run = words.slice(from, from + length);
      if (run.every(({ weak }) => weak) && run.length < words.length) continue;
      const before = named.documents.size + named.replacers.size;
      const share = Math.min(1, length / telling);
      lookUp(nameKey(run), run.map(({ shown }) => shown).join(' '), share);
      if (named.documents.size + named.replacers.size > before)
        for (let place = from; place < from + length; place += 1) taken.add(place);
    }
  return named;

  function lookUp(key: string, word: string, share: number): void {
    const ids = new Set(replacements.named(key));
    for (const document of names.find(key)) {
      if (!documents.isAlive(document)) continue;
      named.documents.set(document, Math.max(share, named.documents.get(document) ?? 0));
      ids.add(documents.ids[document]!);
    }
    for (const id of ids)
      for (const replacer of replacements.of(id)) {
        const document = documents.number(replacer.by);
        const { coverage, evidence = 0.3 } = replacer.replacement;
        const worth = share * share * COVERAGE[coverage] * (0.7 + 0.3 * Math.min(1, Math.max(0, evidence)));
        if (document === undefined || worth <= (named.replacers.get(document)?.worth ?? 0)) continue;
        named.replacers.set(document, { replacer, word, share, worth });
      }
  }
}
