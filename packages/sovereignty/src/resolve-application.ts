import type { Scale } from './scale.ts';
import { VARIABLES, type Answer, type Interval, type MeasuredApplication, type Variable } from './types.ts';

/** An application with expiry and scale applied: plain numbers, in the order of `VARIABLES`. */
export interface Resolved {
  application: MeasuredApplication;
  /** Lowest possible level per variable; −1 where the variable is `n/a`. */
  lo: Int8Array;
  /** Highest possible level per variable; −1 where the variable is `n/a`. */
  hi: Int8Array;
  weight: Interval;
  answered: number;
  applicable: number;
  missing: Variable[];
  expired: Variable[];
}

/** The day on which an answer must not be older, as a string that sorts among ISO dates. */
const oldestValidDate = (date: string): string =>
  `${String(Number(date.slice(0, 4)) - 2).padStart(4, '0')}${date.slice(4, 10)}`;

/**
 * Whether an answer no longer counts on a day: it is older than 24 months. An answer without a date never expires.
 *
 * @example isExpired({ value: 1, date: '2024-11-20' }, '2026-11-21') // true; '2024-11-21' would still count
 */
export const isExpired = (answer: Answer, date: string): boolean =>
  answer.date !== undefined && answer.date < oldestValidDate(date);

/** K·R; both unknown gives the range from class 1 and reach 1 to class 4 and reach 3. */
export function weightOf(
  criticality: MeasuredApplication['criticality'],
  reach: MeasuredApplication['reach'],
  scale: Scale,
): Interval {
  const k = (index: number): number => scale.criticality[index] ?? 0;
  const [kLo, kHi] = criticality === 'unknown' ? [k(0), k(3)] : [k(criticality - 1), k(criticality - 1)];
  const [rLo, rHi] = reach === 'unknown' ? [1, 3] : [reach, reach];
  return [kLo * rLo, kHi * rHi];
}

/** Applies expiry, `unknown` and `n/a`; every later step works on the numbers only. */
export function resolveApplication(application: MeasuredApplication, scale: Scale): Resolved {
  const lo = new Int8Array(10);
  const hi = new Int8Array(10).fill(4);
  const missing: Variable[] = [];
  const expired: Variable[] = [];
  const oldest = oldestValidDate(scale.date);
  let applicable = 10;
  VARIABLES.forEach((variable, i) => {
    const answer = application.answers[variable];
    const isStale = answer?.date !== undefined && answer.value !== 'unknown' && answer.date < oldest;
    if (answer === undefined || isStale) {
      missing.push(variable);
      if (isStale) expired.push(variable);
    } else if (answer.value === 'unknown') {
      missing.push(variable);
      if (answer.between) [lo[i], hi[i]] = answer.between;
    } else if (answer.value === 'n/a') {
      lo[i] = hi[i] = -1;
      applicable -= 1;
    } else {
      lo[i] = hi[i] = answer.value;
    }
  });
  return {
    application,
    lo,
    hi,
    weight: weightOf(application.criticality, application.reach, scale),
    answered: applicable - missing.length,
    applicable,
    missing,
    expired,
  };
}
