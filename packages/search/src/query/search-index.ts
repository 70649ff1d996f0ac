import type { DocumentTable } from '../documents/document-table.ts';
import type { FacetBook } from '../documents/facet-book.ts';
import type { NameBook } from '../documents/name-book.ts';
import type { RankBook } from '../documents/rank-book.ts';
import type { ReplacementBook } from '../documents/replacement-book.ts';
import type { Postings } from '../postings/postings.ts';
import { languageNumber } from '../text/languages.ts';
import type { SearchAnswer, SearchRequest, Why } from '../types.ts';
import type { SortedWords } from '../words/sorted-words.ts';
import type { WordBook } from '../words/word-book.ts';
import { bestOf } from './best-of.ts';
import { expandQuery } from './expand-query.ts';
import { answersOf, explainHit } from './explain-hit.ts';
import { FacetCounter } from './facet-counter.ts';
import { findNamed, type Named } from './find-named.ts';
import { readQuery } from './read-query.ts';
import type { TermScorer } from './score-terms.ts';
import type { SynonymBook } from './synonym-book.ts';

/** Everything that a search reads. */
export interface Library {
  book: WordBook;
  sorted: SortedWords;
  postings: Postings;
  documents: DocumentTable;
  facets: FacetBook;
  names: NameBook;
  ranks: RankBook;
  replacements: ReplacementBook;
  synonyms: SynonymBook;
  scorer: TermScorer;
}

/** An entry that answers less of the query than this, or than this share of what the best one answers, is no hit. */
const LEAST_COVERED = 0.1;
/** Where no word of the query is known, but a name that they make up. */
const LEAST = 1e-9;
const LEAST_OF_BEST = 0.3;
/** What a name, or a replaced product that is named, is worth; a rare word in a name scores about 10. */
const NAMED = 9;
const REPLACES = 14;
/** Whoever looks for software here looks for open software first. */
const PROPRIETARY = 0.7;
const MOST_HITS = 1000;

interface Found {
  document: number;
  score: number;
}

/** Answers one search. */
export function searchLibrary(library: Library, request: SearchRequest): SearchAnswer {
  const { documents, scorer, book } = library;
  const {
    query,
    filters,
    limit = 10,
    offset = 0,
    prefix = false,
    language = 'de',
    facetLimit = 100,
  } = request;
  const words = readQuery(query, prefix);
  const counter = new FacetCounter(library.facets, documents, filters);
  const found: Found[] = [];
  const keep = (document: number, score: number): void => {
    if (counter.take(document)) found.push({ document, score: Math.round(score * 1e6) / 1e6 });
  };

  const { terms, corrected } = expandQuery(words, library, library.synonyms, languageNumber(language));
  const named: Named = findNamed(words, library.names, library.replacements, documents);
  if (words.length === 0 && query.trim() === '') {
    for (let document = 0; document < documents.length; document += 1)
      if (documents.isAlive(document)) keep(document, documents.boost(document));
  } else {
    scorer.score(terms, library);
    for (const [document, share] of named.documents) {
      scorer.scores.add(document, NAMED * share * share);
      scorer.covered.raise(document, Math.max(LEAST, scorer.importance * share));
    }
    for (const [document, { worth, share }] of named.replacers) {
      scorer.scores.add(document, REPLACES * worth);
      scorer.covered.raise(document, Math.max(LEAST, scorer.importance * share));
    }
    const least = Math.max(LEAST_COVERED * scorer.importance, LEAST_OF_BEST * scorer.covered.highest());
    const { values: covered } = scorer.covered;
    scorer.scores.drain((document, value) => {
      const answered = covered[document]!;
      if (answered < least) return;
      const share = scorer.importance === 0 ? 1 : Math.min(1, answered / scorer.importance);
      const open = documents.kind(document) === 'proprietary' ? PROPRIETARY : 1;
      keep(document, value * (0.35 + 0.65 * share) * open * documents.boost(document));
    });
    scorer.covered.clear();
  }

  const from = Math.max(0, Math.trunc(offset) || 0);
  const many = Math.min(MOST_HITS, Math.max(0, Math.trunc(limit) || 0));
  const answers = answersOf(terms);
  const page = bestOf(found, from + many, inOrder(library, request.order)).slice(from);
  const hits = page.map(({ document, score }) => {
    const why: Why[] = explainHit(document, answers, documents, book);
    const replaces = named.replacers.get(document);
    if (replaces) {
      const { replacement } = replaces.replacer;
      const { id, name, coverage, evidence } = replacement;
      why.unshift({
        word: replaces.word,
        matched: name,
        field: 'replaces',
        by: 'replaces',
        replaces: { id, name, coverage, ...(evidence === undefined ? {} : { evidence }) },
      });
    }
    return {
      id: documents.ids[document]!,
      kind: documents.kind(document),
      name: documents.names[document]!,
      score,
      why,
    };
  });
  return {
    total: found.length,
    hits,
    facets: counter.facets(facetLimit),
    ...(corrected === undefined ? {} : { corrected }),
  };
}

const alphabet = new Intl.Collator('de');

/** The order that was asked for; what is equal in it comes by score, and then by name. */
function inOrder({ documents, ranks }: Library, order: string | undefined): (a: Found, b: Found) => number {
  const byScore = (a: Found, b: Found): number =>
    b.score - a.score || byName(documents, a.document, b.document);
  if (order === undefined) return byScore;
  const { names } = documents;
  if (order === 'name')
    return (a, b) => alphabet.compare(names[a.document]!, names[b.document]!) || byScore(a, b);
  const rank = ranks.by(order);
  const of = ({ document }: Found): number => rank.get(document) ?? -Infinity;
  return (a, b) => (of(a) === of(b) ? byScore(a, b) : of(b) - of(a));
}

function byName({ names, ids }: DocumentTable, a: number, b: number): number {
  return names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : ids[a]! < ids[b]! ? -1 : 1;
}
