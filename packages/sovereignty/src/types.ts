/** The ten variables of AM-1: W switching, G shaping, E influence and law. */
export const VARIABLES = ['W1', 'W2', 'W3', 'W4', 'G1', 'G2', 'G3', 'E1', 'E2', 'E3'] as const;
export type Variable = (typeof VARIABLES)[number];
export type Dimension = 'W' | 'G' | 'E';
/** 0 (free) … 4 (fully dependent). */
export type Level = 0 | 1 | 2 | 3 | 4;

/** S self-stated, B document linked, G checked by a second municipality. */
export type EvidenceGrade = 'S' | 'B' | 'G';

/** `unknown` widens the interval; `n/a` takes the variable out of its dimension. */
export interface Answer {
  value: Level | 'unknown' | 'n/a';
  grade?: EvidenceGrade;
  /** ISO date of the answer; after 24 months it counts as unknown again. */
  date?: string;
  evidence?: string;
  /** Set when the answer was derived from a product fact instead of being given by the authority. */
  prefilled?: { reason: string };
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

/** Lowest and highest value that the known answers allow; both ends are attained. */
export type Interval = readonly [lo: number, hi: number];
export type ClassLetter = 'A' | 'B' | 'C' | 'D' | 'E';
