/** The ten variables of AM-1: W switching, G shaping, E influence and law. */
export const VARIABLES = ['W1', 'W2', 'W3', 'W4', 'G1', 'G2', 'G3', 'E1', 'E2', 'E3'] as const;
export type Variable = (typeof VARIABLES)[number];
export const DIMENSIONS = ['W', 'G', 'E'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
/** 0 (free) … 4 (fully dependent). */
export type Level = 0 | 1 | 2 | 3 | 4;

/** S self-stated, B document linked, G checked by a second municipality. */
export type EvidenceGrade = 'S' | 'B' | 'G';

/** Why a product fact led to an answer, or left it open. */
export interface PrefillReason {
  /** The sentence for the reader, in German; it names an unverified fact as such. */
  reason: string;
  /** The same sentence in English. */
  reasonEn?: string;
  /** Stable code of the rule, e.g. `licence-open-source`. */
  code?: string;
  /** True when the fact behind it was not checked against a primary source. */
  unverified?: boolean;
}

/** `unknown` widens the interval; `n/a` takes the variable out of its dimension. */
export interface Answer {
  value: Level | 'unknown' | 'n/a';
  /**
   * Only with `unknown`: facts exclude the levels outside this range, so the interval need not span 0 … 4.
   * The answer still counts as missing. Example: two proven alternatives are known, a third may exist: `[0, 1]`.
   */
  between?: readonly [lo: Level, hi: Level];
  grade?: EvidenceGrade;
  /** ISO date of the answer; after 24 months it counts as unknown again. */
  date?: string;
  evidence?: string;
  /** Set when the answer was derived from a product fact instead of being given by the authority. */
  prefilled?: PrefillReason;
}

export type Answers = Partial<Record<Variable, Answer>>;
export type Criticality = 1 | 2 | 3 | 4;
export type Reach = 1 | 2 | 3;

/** An application in use: product × way of operation × contract in one authority. */
export interface MeasuredApplication {
  id: string;
  name: string;
  /** Ultimate owner; applications of one owner are one mass in the HHI. */
  owner: string | 'unknown';
  /** ISO 3166-1 alpha-2 of the ultimate owner. */
  ownerCountry?: string;
  criticality: Criticality | 'unknown';
  reach: Reach | 'unknown';
  answers: Answers;
  securityUpdatesAssured?: boolean;
}

/** Lowest and highest value that the known answers allow. */
export type Interval = readonly [lo: number, hi: number];
export type ClassLetter = 'A' | 'B' | 'C' | 'D' | 'E';
/** One letter, or a span such as `C–D` (en dash) where the answers do not decide. */
export type ClassSpan = ClassLetter | `${ClassLetter}–${ClassLetter}`;

/** What may be varied to see how much a figure owes to a convention. */
export interface MeasureOptions {
  /** ISO date of the measurement: answers older than 24 months on this day are unknown. */
  date: string;
  /** Distance of the five levels, not falling, starting at 0. Default `[0, 1, 2, 3, 4]`. */
  spacing?: readonly [number, number, number, number, number];
  /** λ in `(1 − λ)·M + λ·X`, 0 … 1. Default 0.5. */
  blend?: number;
  /** K of the criticality classes 1 … 4, positive, not falling. Default `[1, 2, 4, 8]`. */
  criticalityScale?: readonly [number, number, number, number];
  /** Weights of the dimensions in M, positive; they are normalised. Default equal. */
  dimensionWeights?: Readonly<Record<Dimension, number>>;
}

/** The measure of one application; points are 0 (free) … 100 (fully dependent). */
export interface ApplicationMeasure {
  id: string;
  name: string;
  /** Dependence A in points. */
  a: Interval;
  class: ClassSpan;
  /** Weight K·R. */
  w: Interval;
  /** Points per dimension; null where every variable of it is `n/a`. */
  dims: Record<Dimension, Interval | null>;
  /** Answered share of the applicable variables, 0 … 1. */
  answered: number;
  /** Variables without a valid answer, expired ones included. */
  missing: Variable[];
  /** Those of `missing` whose answer is older than 24 months. */
  expired: Variable[];
}

export interface OwnerShare {
  /** `unknown` gathers the applications whose owner is not known. */
  owner: string;
  /** Mass Σ w·A in weighted points. */
  mass: Interval;
  /** Share of all mass, 0 … 1; an owner may own any application of unknown owner. */
  share: Interval;
}

export interface CountryShare {
  /** ISO 3166-1 alpha-2 or `unknown`. */
  country: string;
  /** Share of all mass, 0 … 1, that is under non-EU control from this country. */
  share: Interval;
}

export interface RedListEntry {
  id: string;
  name: string;
  /** `certain`: whatever the missing answers are; `possible`: some of them would put it here. */
  certainty: 'certain' | 'possible';
  reasons: { code: 'a-at-least-80' | 'no-alternative'; certainty: 'certain' | 'possible' }[];
  a: Interval;
  criticality: Criticality | 'unknown';
}

/** How many answers rest on what; the answers of all applications counted. */
export interface EvidenceCount {
  S: number;
  B: number;
  G: number;
  /** Answered by the authority without naming a grade. */
  ungraded: number;
  prefilled: number;
  expired: number;
  missing: number;
}

/** AM-1 of one municipality: four figures, never merged into one. */
export interface Measurement {
  date: string;
  applications: ApplicationMeasure[];
  /** Ids of applications in which every variable is `n/a`: they have no A and enter no figure. */
  notMeasured: string[];
  /** Dependence AG in points; `[0, 100]` where nothing was measured. */
  ag: Interval;
  /** By the letter rule; a span where the bounds or too few answers forbid a letter. */
  class: ClassSpan;
  /** Herfindahl-Hirschman index over owners, 0 … 10,000; `[0, 0]` where there is no dependence to concentrate. */
  hhi: Interval;
  /** False where the upper end of `hhi` is only an outer bound, because the search for the exact one took too long. */
  hhiExact: boolean;
  owners: OwnerShare[];
  /** Share of the mass with E1 ≥ 3, 0 … 1. */
  nonEuShare: Interval;
  nonEuByCountry: CountryShare[];
  /** Share of answered applicable variables by weight, 0 … 1; the lower end where weights are unknown. */
  completeness: number;
  completenessInterval: Interval;
  redList: RedListEntry[];
  evidence: EvidenceCount;
}
