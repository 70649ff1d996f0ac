import { stemGerman } from '../text/stem-german.ts';
import { tokenize } from '../text/index.ts';

/** Stems of a phrase, and the words as they were given. */
interface Phrase {
  stems: readonly string[];
  words: readonly string[];
}

/** Other words for a run of words of the query. */
export interface FoundSynonym {
  from: number;
  length: number;
  /** Each a phrase, as folded words. */
  others: readonly (readonly string[])[];
}

/** Phrases that mean the same, found by the stem of their first word. */
export class SynonymBook {
  readonly #byFirst = new Map<string, { phrase: Phrase; group: readonly Phrase[] }[]>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const phrases = group
        .map((text) => tokenize(text).map(({ folded }) => folded))
        .filter(({ length }) => length > 0)
        .map((words) => ({ words, stems: words.map(stemGerman) }));
      for (const phrase of phrases) {
        const first = phrase.stems[0]!;
        const entries = this.#byFirst.get(first) ?? [];
        entries.push({ phrase, group: phrases });
        this.#byFirst.set(first, entries);
      }
    }
  }

  /** The synonyms of all runs of these folded words. */
  find(words: readonly string[]): FoundSynonym[] {
    const stems = words.map(stemGerman);
    return stems.flatMap((stem, from) =>
      (this.#byFirst.get(stem) ?? [])
        .filter(({ phrase }) => phrase.stems.every((other, place) => stems[from + place] === other))
        .map(({ phrase, group }) => ({
          from,
          length: phrase.stems.length,
          others: group.filter((other) => other !== phrase).map((other) => other.words),
        })),
    );
  }
}
