import type { Contract, Interval, MoneyKind, Quarter } from '@allmende/planner';
import type { Assumption } from './dependence-after.ts';

/** A figure from … to, with where it comes from. */
export interface EffortFigures {
  /** Quarters, euros, euros a year, hours in all. */
  duration: Interval;
  oneOff: Interval;
  running: Interval;
  trainingHours: Interval;
  /** Working days in all. */
  staff: { team: string; days: Interval }[];
  moneyKind: MoneyKind;
  from: 'own' | 'knowledge';
  sources: { text: string; date?: string; grade: string }[];
  /** Class 4: what a pilot takes before all this (rule R8). */
  pilot?: { duration: Interval; staff: { team: string; days: Interval }[] } | null;
  /** Of all this, what somebody else's replacement could stand on, too. */
  platform?: PlatformPart | null;
  /** From when support can be had (rule R5), where the authority has stated it. */
  supportFrom?: Quarter;
}

/** What is built first and does not grow with the users. */
export interface PlatformPart {
  duration: Interval;
  oneOff: Interval;
  running: Interval;
  staff: { team: string; days: Interval }[];
}

/** A product that replacements of several applications stand on: built once, unless it is in use already. */
export interface BasisPlatform {
  /** `platform:<product>`. */
  id: string;
  product: string;
  name: string;
  /** The least that the options have in common. */
  part: PlatformPart;
  /** Ids of the options that stand on it. */
  options: string[];
  /** The application that runs on it today. */
  present: { id: number; name: string } | null;
}

/** What could take the place of an application, frozen with everything that is shown about it. */
export interface BasisOption {
  /** Unique in the plan: `<application>:<key>`. */
  id: string;
  key: string;
  kind: 'product' | 'bundle' | 'renew' | 'joint' | 'own';
  name: string;
  products: string[];
  coverage: 'full' | 'most' | 'part' | null;
  evidence: { text: string; source: string; date?: string; grade: string; running: number } | null;
  a: Interval;
  assumptions: Assumption[];
  effort: EffortFigures;
  /** A development with others: our part of the cost in per cent (counted above already), when it may begin, with whom. */
  joint?: { percent: number; from: Quarter | null; to: Quarter | null; partners: string };
}

/** An application as the plan takes it. */
export interface BasisApplication {
  id: number;
  name: string;
  product: string | null;
  productName: string | null;
  capabilities: string[];
  criticality: number | null;
  department: string | null;
  users: number | null;
  /** K·R; unknown class and reach count at their highest. */
  weight: number;
  isWeightKnown: boolean;
  a: Interval;
  /** Variables without a valid answer. */
  missing: number;
  /** Euros a year. */
  runningCost: number | null;
  contract: (Contract & { id: number | null; title: string | null; isAssumed: boolean }) | null;
  options: BasisOption[];
}

/** Why one application waits for another. */
export interface BasisPrerequisite {
  application: string;
  needs: string;
  rule: string;
  /** `should`: it goes better so; counts only in plans that follow advice. */
  strength: 'must' | 'should';
}

/** Everything known that a plan is made from, before anybody asks something of it. */
export interface PlanBasis {
  /** ISO date of the measurement. */
  date: string;
  workplaces: number | null;
  applications: BasisApplication[];
  prerequisites: BasisPrerequisite[];
  platforms?: BasisPlatform[];
  /** Steps of this plan that stand as they were decided. */
  decided: DecidedStep[];
}

/** What was decided about an application: it stands in every further plan as it was decided. */
export interface DecidedStep {
  application: number;
  option: string;
  start: Quarter;
}
