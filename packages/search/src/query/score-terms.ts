import type { DocumentTable } from '../documents/document-table.ts';
import type { Postings } from '../postings/postings.ts';
import { FIRST_PHRASE, type Group, type Term } from './group.ts';
import { rarity } from './rarity.ts';
import { Scratch } from './scratch.ts';

/** Saturation and length as in BM25; a strength of 4 counts as one occurrence in a plain text. */
const SATURATION = 1.4;
const LENGTH = 0.55;
const STRENGTH = 4;
/** A word of little meaning ranks, but hardly. */
const WEAK = 0.15;
/** Share of a phrase that must be there. */
const MOST_OF_PHRASE = 0.7;

/** What is searched in. */
export interface Holdings {
  documents: DocumentTable;
  postings: Postings;
}

/** Scores of documents, and how much of the query each of them answers. */
export class TermScorer {
  readonly scores = new Scratch();
  /** Sum over the words of the query: how important it is × how well it is answered. */
  readonly covered = new Scratch();
  /** Sum over the words of the query that any document answers. */
  importance = 0;
  readonly #counts = new Scratch();
  readonly #term = new Scratch();
  readonly #answered = new Scratch();
  readonly #set = new Scratch();
  readonly #setAnswered = new Scratch();

  /** Adds the scores of the words of a query up. Both scratches must be drained afterwards. */
  score(terms: readonly Term[], holdings: Holdings): void {
    this.importance = 0;
    for (const scratch of [
      this.scores,
      this.covered,
      this.#counts,
      this.#term,
      this.#answered,
      this.#set,
      this.#setAnswered,
    ])
      scratch.reserve(holdings.documents.length);
    for (const term of terms) this.#scoreTerm(term, holdings);
  }

  #scoreTerm({ groups, weak }: Term, holdings: Holdings): void {
    if (groups.length === 0) return;
    const factor = weak ? WEAK : 1;
    let rarest = 0;
    for (const set of new Set(groups.map((group) => group.set))) {
      for (const group of groups.filter((other) => other.set === set)) this.#scoreGroup(group, holdings);
      const least =
        set < FIRST_PHRASE
          ? 0
          : MOST_OF_PHRASE * Math.sqrt(groups.find((other) => other.set === set)!.factor);
      this.#set.drain((document, value) => {
        if (this.#setAnswered.values[document]! >= least) this.#term.raise(document, value);
      });
      this.#setAnswered.drain((document, value) => {
        if (value >= least) this.#answered.raise(document, value);
      });
    }
    for (const { factor: sure, share, frequency } of groups)
      rarest = Math.max(rarest, sure * share * rarity(frequency, holdings.documents.size));
    this.importance += rarest * factor;
    this.#term.drain((document, value) => this.scores.add(document, value * factor));
    this.#answered.drain((document, value) =>
      this.covered.add(document, Math.min(1, value) * rarest * factor),
    );
  }

  #scoreGroup({ words, factor, set, share, frequency }: Group, { documents, postings }: Holdings): void {
    const counts = this.#counts;
    for (const { word, weight } of words) postings.count(word, weight, documents.alive, counts);
    const average = documents.totalWeight / documents.size;
    const top = factor * share * rarity(frequency, documents.size) * (SATURATION + 1);
    // Which way was found matters less than that one was, and a part answers its share.
    const answer = Math.sqrt(factor) * share;
    const [into, answered] = set === 0 ? [this.#term, this.#answered] : [this.#set, this.#setAnswered];
    counts.drain((document, count) => {
      const often = count / STRENGTH;
      const long = 1 - LENGTH + (LENGTH * documents.weight(document)) / average;
      const value = (top * often) / (often + SATURATION * long);
      if (set === 0) {
        into.raise(document, value);
        answered.raise(document, answer);
      } else {
        into.add(document, value);
        answered.add(document, answer);
      }
    });
  }
}
