import { changedAg } from './changed-ag.ts';
import { dependenceOf } from './dependence.ts';
import { boundApplications, type Bounded } from './measure.ts';
import { weightOf } from './resolve-application.ts';
import { scaleOf, type Scale } from './scale.ts';
import {
  VARIABLES,
  type Criticality,
  type Interval,
  type MeasuredApplication,
  type MeasureOptions,
  type Reach,
  type Variable,
} from './types.ts';

export type Question = Variable | 'criticality' | 'reach' | 'owner';

/** What one answer is worth. */
export interface InformationValue {
  application: string;
  question: Question;
  /** Points by which the interval of AG narrows on average, every admissible reply being equally likely. */
  expected: number;
  /** Points by which it narrows with the reply that narrows most. */
  maximal: number;
  /** True where an answer exists but is older than 24 months. */
  expired: boolean;
}

/**
 * The worth of every missing answer for the width of AG, most valuable first.
 *
 * Prior: the admissible replies (levels 0 … 4, or those in `between`; classes 1 … 4; reach 1 … 3) are equally likely.
 * `n/a` as a reply is left out. An owner moves no mass, so its worth for AG is 0; it is listed all the same, because
 * concentration waits for it. Equal worth keeps the order of the applications and questions.
 *
 * @example valueOfInformation(applications, { date: '2026-11-21' })[0]
 * // { application: 'vsphere', question: 'W4', expected: 1.136, maximal: 1.136, expired: false }
 */
export function valueOfInformation(
  applications: readonly MeasuredApplication[],
  options: MeasureOptions,
): InformationValue[] {
  const scale = scaleOf(options);
  const { bounded } = boundApplications(applications, scale);
  const base = changedAg(bounded);
  const width = base.ag[1] - base.ag[0];
  const values = bounded.flatMap((each) => {
    const narrowing = (a: Interval, weight: Interval): number => {
      const [lo, hi] = base.after(each, a, weight);
      return Math.max(0, width - (hi - lo));
    };
    const worth = (question: Question, narrowings: number[]): InformationValue => ({
      application: each.application.id,
      question,
      expected: narrowings.reduce((sum, value) => sum + value, 0) / narrowings.length,
      maximal: Math.max(...narrowings),
      expired: each.expired.some((variable) => variable === question),
    });
    const found = each.missing.map((variable) =>
      worth(
        variable,
        repliesTo(each, variable, scale).map((a) => narrowing(a, each.weight)),
      ),
    );
    const { criticality, reach, owner } = each.application;
    if (criticality === 'unknown')
      found.push(
        worth(
          'criticality',
          ([1, 2, 3, 4] as Criticality[]).map((k) => narrowing(each.a, weightOf(k, reach, scale))),
        ),
      );
    if (reach === 'unknown')
      found.push(
        worth(
          'reach',
          ([1, 2, 3] as Reach[]).map((r) => narrowing(each.a, weightOf(criticality, r, scale))),
        ),
      );
    if (owner === 'unknown') found.push(worth('owner', [0]));
    return found;
  });
  return values.sort((a, b) => b.expected - a.expected || b.maximal - a.maximal);
}

/** The bounds of A after each admissible reply to a missing variable. */
function repliesTo({ lo, hi }: Bounded, variable: Variable, scale: Scale): Interval[] {
  const index = VARIABLES.indexOf(variable);
  const [low, high] = [lo.slice(), hi.slice()];
  const replies: Interval[] = [];
  for (let level = lo[index] ?? 0; level <= (hi[index] ?? 4); level++) {
    low[index] = high[index] = level;
    replies.push([dependenceOf(low, scale), dependenceOf(high, scale)]);
  }
  return replies;
}
