import type { ClassLetter, ClassSpan, Interval } from './types.ts';

const LETTERS: readonly ClassLetter[] = ['A', 'B', 'C', 'D', 'E'];

/** Sums of fractions miss a bound such as 40 by a few ulps; nobody can tell such points apart. */
export const POINT_TOLERANCE = 1e-9;

/**
 * Class of a number of points: A below 20, B below 40, C below 60, D below 80, else E.
 *
 * @example letterOf(77.8) // 'D'
 */
export const letterOf = (points: number): ClassLetter =>
  LETTERS[Math.min(4, Math.max(0, Math.floor((points + POINT_TOLERANCE) / 20)))] ?? 'E';

/**
 * Class of an interval: one letter where both bounds lie in one class, else the span. Certain whatever is missing.
 *
 * @example classOf([59.4, 60.6]) // 'C–D'
 */
export function classOf([lo, hi]: Interval): ClassSpan {
  const low = letterOf(lo);
  const high = letterOf(hi);
  return low === high ? low : `${low}–${high}`;
}

/**
 * Class of AG by the letter rule: a letter only if the completeness is at least 0.7 and both bounds lie in one class.
 * A narrow interval across a border keeps its span: the missing answers decide the class, and no letter may hide it.
 *
 * @example publishedClass([62, 78], 0.5) // 'D–D': too few answers for a letter
 */
export function publishedClass(ag: Interval, completeness: number): ClassSpan {
  if (completeness >= 0.7 - POINT_TOLERANCE) return classOf(ag);
  return `${letterOf(ag[0])}–${letterOf(ag[1])}`;
}
