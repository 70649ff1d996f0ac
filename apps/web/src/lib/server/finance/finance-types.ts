import type { MoneyKind, Quarter } from '@allmende/planner';
import type { Cents } from './cents.ts';

/** Positions of the catalogue, in the order of WiBe 5.0: one-off, recurring, benefits. */
export const ONE_OFF = [
  'undivided',
  'planning',
  'procurement',
  'licences',
  'migration',
  'integration',
  'training',
  'parallel',
  'exit',
] as const;
export const RECURRING = ['running', 'subscription', 'hosting', 'staff', 'courses', 'upstream'] as const;
export const BENEFITS = ['ended', 'hardware', 'prices'] as const;
export const POSITIONS = [...ONE_OFF, ...RECURRING, ...BENEFITS] as const;

export type Position = (typeof POSITIONS)[number];
export type Variant = 'A' | 'B' | 'C';

/** What a person adds to what plans count; benefits as positive amounts. */
export interface OwnItem {
  variant: Variant;
  position: Exclude<Position, 'undivided' | 'running' | 'ended'>;
  year: number;
  kind: MoneyKind;
  cents: number;
  note: string;
}

export interface Assumptions {
  /** Interest rate in hundredths of a per cent. */
  discountBasisPoints: number;
  /** Per cent of the one-off expenses, shown apart and in no sum; null for none. */
  riskPercent: number | null;
  /** Full cost of one working day of own staff; null leaves working days without a value. */
  dayRateCents: number | null;
  /** Cost of one hour in a training; null leaves hours without a value. */
  hourRateCents: number | null;
  items: OwnItem[];
}

/** One replacement as far as money goes. All amounts in cents, gross. */
export interface FinanceStep {
  start: Quarter;
  goLive: Quarter;
  oneOff: Cents;
  /** What the plan counts of it; the upper estimate where nothing is said. */
  counted?: number;
  kind: MoneyKind;
  /** A year, before and after. */
  runningBefore: number;
  runningAfter: number;
  trainingHours: number;
}

export interface FinancePlan {
  steps: FinanceStep[];
  /** What the plan itself counts beyond today, by year; only years that it covers. */
  counted: { year: number; consumptive: number; investive: number }[];
  /** Working days of all teams together, by year. */
  days: { year: number; days: number }[];
  /** The quarters that `counted` holds. */
  start: Quarter;
  quarters: number;
}

/** Cents a year that are paid today; see `todaysCosts`. */
export interface TodaysCosts {
  amounts: readonly number[];
  unknown: number;
  applications: number;
}

export interface FinanceInput {
  firstYear: number;
  years: number;
  /** What is paid a year today, by contract or application, and how many applications nobody has said it of. */
  today: TodaysCosts;
  assumptions: Assumptions;
  plans: Record<'B' | 'C', FinancePlan | null>;
}

export interface FinanceLine {
  position: Position;
  kind: MoneyKind;
  /** One for each year; expenses positive, savings negative. */
  amounts: Cents[];
}

/** A variant against today: what has to be paid beyond what is paid already. */
export interface VariantFinance {
  lines: FinanceLine[];
  consumptive: Cents[];
  investive: Cents[];
  /** Both kinds, by year. */
  change: Cents[];
  sum: Cents;
  netPresentValue: Cents;
  oneOff: Cents;
  /** Surcharge on the one-off expenses, by year; in no other figure. */
  risk: Cents[] | null;
  riskSum: Cents | null;
  /** Own staff: bound anyway, so not part of the cash view; null amounts where no rate is given. */
  staff: { days: number[]; hours: number[]; cents: number[] | null };
}

export interface Finance {
  years: number[];
  /** What is paid today, a year; the applications without a known amount are not in it. */
  today: { cents: number; known: number; unknown: number };
  assumptions: Assumptions;
  /** A variant is null where no plan was chosen for it. */
  variants: { A: VariantFinance; B: VariantFinance | null; C: VariantFinance | null };
}
