import { DocumentTable } from './documents/document-table.ts';
import { FacetBook } from './documents/facet-book.ts';
import { NameBook } from './documents/name-book.ts';
import { RankBook } from './documents/rank-book.ts';
import { DocumentReader } from './documents/read-document.ts';
import { ReplacementBook } from './documents/replacement-book.ts';
import { Postings } from './postings/postings.ts';
import { SynonymBook } from './query/synonym-book.ts';
import { TermScorer } from './query/score-terms.ts';
import { type Library, searchLibrary } from './query/search-index.ts';
import { nameKey, tokenize } from './text/index.ts';
import type { Replacement, SearchDocument, SearchIndex, SearchKnowledge } from './types.ts';
import { SortedWords } from './words/sorted-words.ts';
import { WordBook } from './words/word-book.ts';

/** Loose postings are packed when they are this many, or a quarter of all. */
const MANY_LOOSE = 1_000_000;
const MOST_STRENGTH = 255;

/**
 * An empty index.
 *
 * @param knowledge synonyms, and the names of capabilities; documents that are added find them there
 * @example
 * const index = createSearchIndex({ synonyms: [['RIS', 'Ratsinformationssystem']] });
 * index.add({ id: 'openslides', kind: 'product', name: 'OpenSlides', texts: [], facets: {} });
 * index.search({ query: 'open slides' }).hits[0]?.id; // "openslides"
 */
export function createSearchIndex(knowledge: SearchKnowledge = {}): SearchIndex {
  const book = new WordBook();
  const library: Library = {
    book,
    sorted: new SortedWords(book),
    postings: new Postings(),
    documents: new DocumentTable(),
    facets: new FacetBook(),
    names: new NameBook(),
    ranks: new RankBook(),
    replacements: new ReplacementBook(),
    synonyms: new SynonymBook(knowledge.synonyms ?? []),
    scorer: new TermScorer(),
  };
  const { postings, documents, names, ranks, replacements, facets } = library;
  const reader = new DocumentReader(book, knowledge.capabilities ?? []);
  const replaced = new Map<string, readonly Replacement[]>();
  let packed = 0;

  const index: SearchIndex = {
    get size() {
      return documents.size;
    },
    add(document) {
      index.remove(document.id);
      const { sections, strengths, weight } = reader.read(document);
      const boost = Math.min(4, Math.max(0.25, document.boost ?? 1));
      const { id, name, kind } = document;
      const number = documents.add({ id, name, kind, boost, weight }, sections, valuesOf(document));
      book.living = documents.size;
      for (const [word, strength] of strengths) {
        book.gain(word);
        postings.add(word, number, Math.min(MOST_STRENGTH, strength));
      }
      const keys = new Set([name, ...(document.otherNames ?? [])].map((text) => nameKey(tokenize(text))));
      for (const key of keys) if (key !== '') names.add(key, number);
      if (document.ranks) ranks.set(number, document.ranks);
      if (document.replaces && document.replaces.length > 0) {
        replaced.set(id, document.replaces);
        replacements.add(id, document.replaces);
      }
      if (postings.loose > Math.max(MANY_LOOSE, packed / 4)) pack();
    },
    remove(id) {
      const number = documents.number(id);
      if (number === undefined) return false;
      const words = new Set(documents.sections(number).flatMap((section) => section.words));
      for (const word of words) book.lose(word);
      documents.remove(number);
      ranks.remove(number);
      book.living = documents.size;
      replacements.remove(id, replaced.get(id) ?? []);
      replaced.delete(id);
      return true;
    },
    has: (id) => documents.number(id) !== undefined,
    freeze() {
      reader.forget();
      pack();
      book.compounds.refresh();
      library.sorted.refresh(true);
    },
    search(request) {
      book.compounds.refresh();
      library.sorted.refresh();
      return searchLibrary(library, request);
    },
    memory() {
      const [words, table] = [book.bytes, documents.bytes];
      const flat = postings.bytes + names.bytes + facets.bytes + library.sorted.bytes;
      return {
        typed: words.typed + table.typed + flat,
        other: words.other + table.other + replacements.bytes,
      };
    },
  };

  function pack(): void {
    const numbers = documents.renumbering();
    packed += postings.loose;
    postings.pack(book.size, numbers);
    if (documents.size < documents.length) {
      names.renumber(numbers);
      ranks.renumber(numbers);
    }
    documents.renumber();
  }

  function valuesOf(document: SearchDocument): number[] {
    const values = new Set([facets.add('kind', document.kind)]);
    for (const [facet, texts] of Object.entries(document.facets))
      if (facet !== 'kind') for (const text of texts) values.add(facets.add(facet, text));
    return [...values];
  }

  return index;
}
