import type { ProblemCode } from './problem-codes.ts';

/** What a group of problems says: what it is, what it means for the data, and what to do. */
export interface GroupText {
  title: string;
  effect: string;
  /** Empty where there is nothing to do. */
  remedy: string;
}

/** Texts of the kinds that come many at a time; the others are told like a single one. */
export type GroupTexts = Readonly<Partial<Record<ProblemCode, GroupText>>>;
