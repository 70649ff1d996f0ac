import type { Scale } from './scale.ts';
import { VARIABLES, type Answer, type Interval, type MeasuredApplication, type Variable } from './types.ts';

/** An application with expiry and scale applied: plain numbers, in the order of `VARIABLES`. */
export interface Resolved {
  application: MeasuredApplication;
  /** Lowest possible level per variable; −1 where the variable is `n/a`. */
  lo: number[];
  /** Highest possible level per variable; −1 where the variable is `n/a`. */
  hi: number[];
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

/** Shared by all applications without an expired answer: most of them. */
const NONE: Variable[] = [];

/** Applies expiry, `unknown` and `n/a`; every later step works on the numbers only. */
export function resolveApplication(application: MeasuredApplication, scale: Scale): Resolved {
  const lo = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const hi = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4];
  const missing: Variable[] = [];
  let expired: Variable[] = NONE;
  const oldest = oldestValidDate(scale.date);
  let applicable = 10;
  for (let i = 0; i < 10; i++) {
    const variable = VARIABLES[i] ?? 'W1';
    const answer = application.answers[variable];
    const value = answer?.value ?? 'unknown';
    const isStale = answer?.date !== undefined && answer.date < oldest;
    if (answer === undefined || value === 'unknown' || isStale) {
      missing.push(variable);
      if (value !== 'unknown') expired = [...expired, variable];
      else if (answer?.between && !isStale) [lo[i], hi[i]] = answer.between;
    } else {
      lo[i] = hi[i] = value === 'n/a' ? -1 : value;
      if (value === 'n/a') applicable -= 1;
    }
  }
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
