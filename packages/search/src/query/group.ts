import type { WhyBy } from '../types.ts';

/** A word of the index that answers a word of the query. */
export interface GroupWord {
  word: number;
  /** In (0, 1]: how much its occurrences count. */
  weight: number;
  by: WhyBy;
}

/** Sets from here on are phrases: who has only a part of one does not mean it. */
export const FIRST_PHRASE = 3;

/** Words that answer a word of the query in one way, and are counted together as if they were one word. */
export interface Group {
  words: GroupWord[];
  /** In (0, 1]: how sure the way is. */
  factor: number;
  /**
   * Groups of one set are parts of one thing and are added up, each with its share of the whole; sets, and groups of
   * none (0), compete, and the best one counts.
   */
  set: number;
  share: number;
  /** Occurrences in documents of all words that mean this, counted once per word: what is rare tells more. */
  frequency: number;
}

/** What a word of the query may mean. */
export interface Term {
  shown: string;
  weak: boolean;
  groups: Group[];
}
