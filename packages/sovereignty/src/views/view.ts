import type { Bilingual } from '../texts/bilingual.ts';
import type { Interval, Level, Variable } from '../types.ts';

/** What a framework may ask of an application: levels of the ten variables, and two plain facts. */
export type Condition =
  | { variable: Variable; atMost: Level }
  | { variable: Variable; is: Level }
  | { fact: 'security-updates-assured' }
  | { fact: 'owner-country-in'; countries: ReadonlySet<string> }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** How a criterion gets its points. */
export type Rule =
  /** The points of the first case that holds, else 0. */
  | { kind: 'cases'; cases: readonly { when: Condition; points: number; name: Bilingual }[] }
  /** Mean level of the applicable variables as dependence 0 … 100, or as freedom 100 … 0. */
  | { kind: 'mean'; of: readonly Variable[]; as: 'dependence' | 'freedom' }
  /** Nothing in AM-1 tells; the whole range stays open. */
  | { kind: 'not-measured' };

export interface Criterion {
  id: string;
  name: Bilingual;
  /** Weight in the total; criteria of a view without total have none. */
  weight?: number;
  rule: Rule;
}

/** How criteria become one figure. */
export type Total =
  /** Σ weight·points / Σ weight. */
  | { kind: 'weighted-mean' }
  /** `start` minus the sum of points, not below `floor`; `blocked` where the gate criterion has no points. */
  | { kind: 'countdown'; start: number; floor: number; gate: string; blocked: number };

/** A framework as data: where it comes from, what it asks, how it adds up. */
export interface View {
  id: string;
  version: string;
  name: Bilingual;
  /** `date` as exact as it is known: a day or a month. */
  source: { text: string; url?: string; date: string };
  /** What a reader must know before using a figure. */
  caution: Bilingual;
  /** Range of the points of a criterion. */
  range: Interval;
  unit: Bilingual;
  better: 'low' | 'high';
  criteria: readonly Criterion[];
  total?: Total;
}

export interface CriterionResult {
  id: string;
  name: Bilingual;
  points: Interval;
  /** Names of the cases that are possible; empty for rules without cases. */
  outcomes: Bilingual[];
  /** Missing answers and facts that widen this criterion. */
  missing: string[];
}

/** A view of one application; spans wherever something is unknown. */
export interface ViewResult {
  view: string;
  version: string;
  /** Null where the framework forms no total. */
  total: Interval | null;
  criteria: CriterionResult[];
}
