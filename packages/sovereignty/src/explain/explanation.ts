import type { Answer, Interval } from '../types.ts';
import type { Question } from '../value-of-information.ts';

/** What a node is about; `describe` has the words. */
export type Label =
  | 'ag'
  | 'dependence'
  | 'dimension'
  | 'answer'
  | 'weight'
  | 'criticality'
  | 'reach'
  | 'mass'
  | 'owner-mass'
  | 'total-mass'
  | 'owner-share'
  | 'hhi'
  | 'non-eu-share'
  | 'non-eu-mass'
  | 'completeness'
  | 'answered'
  | 'red-list'
  | 'red-list-entry';

export type Unit = 'points' | 'share' | 'index' | 'level' | 'class' | 'weight' | 'mass' | 'count';

/** How a value follows from the inputs; `given` has no inputs. */
export type Formula =
  | 'given'
  | 'mean-of-levels'
  | 'half-mean-half-maximum'
  | 'criticality-times-reach'
  | 'weight-times-dependence'
  | 'weighted-mean'
  | 'sum'
  | 'share-of-mass'
  | 'sum-of-squared-shares'
  | 'mass-with-outside-control'
  | 'share-with-outside-control'
  | 'share-of-answered'
  | 'critical-and-without-exit';

/** Something that is not known and widens the value. */
export interface MissingAnswer {
  application: string;
  applicationName: string;
  question: Question;
  expired: boolean;
}

/** Where a given value comes from. */
export type Basis = Pick<Answer, 'date' | 'grade' | 'evidence' | 'prefilled'>;

/** A figure with its reasons: what it is, how it follows, from what, and what is missing. Plain data. */
export interface Explanation {
  label: Label;
  /** Name of the application, owner, country, dimension or variable, where the label needs one. */
  subject?: string;
  /** Null where it does not apply (`n/a`). */
  value: Interval | null;
  unit: Unit;
  formula: Formula;
  inputs: Explanation[];
  basis?: Basis;
  /** Gaps below this node. */
  missing: MissingAnswer[];
}
