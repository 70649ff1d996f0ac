import type { Interval, MoneyKind, Quarter } from '@allmende/planner';

/** Where a plan's limits come from: nothing changes, what the limits allow, everything that can be replaced, own limits. */
export type Scenario = 'keep' | 'stepwise' | 'bold' | 'own';

/** What a person has laid down for one application, whatever the solver would prefer. */
export type Pin =
  | { kind: 'never' }
  | { kind: 'must' }
  | { kind: 'not-before'; quarter: Quarter }
  | { kind: 'not-after'; quarter: Quarter }
  /** This option, and where a quarter is named, this start. */
  | { kind: 'option'; option: string; start: Quarter | null };

/** What an authority asks of a plan. Money in whole euros, gross. */
export interface PlanSettings {
  start: Quarter;
  quarters: number;
  /** What a year's changes may cost beyond today; `kind` null limits both kinds together. */
  budgets: { year: number; kind: MoneyKind | null; amount: number }[];
  teams: { team: string; daysPerQuarter: number }[];
  maxStartsPerQuarter: number | null;
  maxStartsPerDepartment: number | null;
  freezes: { from: Quarter; to: Quarter; name: string }[];
  goal: 'area' | 'lexicographic';
  /** By the application's id. */
  pins: Record<string, Pin[]>;
  /** Which end of the ranges of effort counts; `high` where nothing is said. */
  counts?: 'high' | 'middle' | 'low' | undefined;
  /** Holds rules of order that only say what goes better, too. */
  followsAdvice?: boolean | undefined;
  /** Departments in which class 4 is tried out first; the plan's own choice is none. */
  pilotPlaces?: string[] | undefined;
  /** From when support for class 4 can be had, where no option says otherwise. */
  supportFrom?: Quarter | undefined;
  /** Nobody has laid the budgets down yet: they are the usual ones for an authority of this size. */
  areBudgetsPreset?: boolean | undefined;
  /** Seconds of computing at most. */
  seconds: number;
}

/** Why a computed plan no longer fits what is known. */
export interface StaleReason {
  code:
    | 'application-new'
    | 'application-gone'
    | 'application-changed'
    | 'contract-changed'
    | 'settings-changed'
    | 'facts-changed'
    | 'time-passed';
  /** Names of what changed, the most important first; at most a handful. */
  what: string[];
  count: number;
}

/** What is taken to hold of one of the ten variables after go-live, and why. */
export interface PlanAssumption {
  variable: string;
  /** Name of the variable. */
  name: string;
  /** Levels 0 (free) … 4 (fully dependent), from … to. */
  levels: Interval;
  /** `target`: a condition that has to be met before go-live. */
  origin: 'fact' | 'derived' | 'target' | 'own' | 'open';
  text: string;
}

export interface PlanOptionView {
  id: string;
  kind: 'product' | 'bundle' | 'renew' | 'joint' | 'own';
  name: string;
  /** Ids of the products that come in, for links to the facts. */
  products: string[];
  coverage: 'full' | 'most' | 'part' | null;
  /** Best evidence that this has worked, as a sentence with its source; empty where none is known. */
  evidence: string;
  a: Interval;
  /** Pessimistic figures, as the plan counts them, with the range they come from. */
  duration: number;
  oneOff: number;
  running: number;
  moneyKind: MoneyKind;
  staff: { team: string; daysPerQuarter: number }[];
  trainingHours: number;
  /** Where the figures come from; `own` where the authority has changed them. */
  effort: {
    from: 'own' | 'knowledge';
    source: string;
    oneOffRange: Interval;
    durationRange: Interval;
    daysRange: Interval;
    runningRange?: Interval;
    trainingRange?: Interval;
  };
  /** By variable of AM-1; what `a` comes from. */
  assumptions?: PlanAssumption[];
  /** Platforms whose cost is not in the figures: built as a step of its own, or there already. Euros as the plan counts them. */
  standsOn?: { name: string; isPresent: boolean; oneOff: number; running: number }[];
  /** A development with others: our part of the cost in per cent, when it may begin, and with whom. */
  joint?: { percent: number; from: Quarter | null; to: Quarter | null; partners: string };
}

/** Something that several steps stand on, e.g. a platform: built once, and a step of its own. */
export interface PlanBuildView {
  id: string;
  name: string;
  /** Id of the product, for a link to the facts. */
  product: string;
  start: Quarter;
  goLive: Quarter;
  /** As the plan counts them, with the range they come from. */
  oneOff: number;
  running: number;
  moneyKind: MoneyKind;
  oneOffRange: Interval;
  runningRange: Interval;
  staff: { team: string; daysPerQuarter: number }[];
  /** Applications whose replacement stands on it. */
  neededBy: { id: number; name: string }[];
  /** Sentence: what it is and where its figures come from. */
  reason: string;
}

export interface PlanStepView {
  application: {
    id: number;
    name: string;
    product: string | null;
    criticality: number | null;
    department: string | null;
  };
  option: PlanOptionView;
  start: Quarter;
  goLive: Quarter;
  before: Interval;
  after: Interval;
  /** By how much it lowers the area, in points × quarters. */
  gain: number;
  /** Sentence: why here and not earlier. */
  reason: string;
  /** Sentences: what one more unit would bring, what an unknown date would change, why not another option. */
  notes: string[];
  runningToday: number;
  pins: Pin[];
  /** Class 4: the first part, in a few departments; it begins with the step. */
  pilot?: { until: Quarter; places: string[] } | null;
  /** What it stands on: a platform that is built for several steps, or one that is there already. */
  platforms?: { name: string; build: string | null }[];
  /** The contract that is left, and the first day on which nothing is paid for it any more. */
  contract?: { title: string | null; end: string; leftOn: string; isAssumed: boolean } | null;
  state: 'planned' | 'decided' | 'running' | 'done';
  /** ISO dates of the states that were reached. */
  reached?: { decided: string | null; running: string | null; done: string | null };
  /** AG of the whole as promised and as measured since, once the step is done. */
  effect: { promised: Interval; measured: Interval | null } | null;
}

export interface PlanFigures {
  status: 'optimal' | 'feasible';
  /** Area under AG_hi(t), in points × quarters; no plan can have less than `bound`; gap = (area − bound) ÷ area. */
  objective: number;
  bound: number;
  gap: number;
  area: Interval;
  /** The same with nothing replaced. */
  keepArea: Interval;
  curve: { quarter: Quarter; plan: Interval; keep: Interval }[];
  /** Beyond today, by calendar year; the budget that limits it, where there is one. */
  money: { year: number; consumptive: number; investive: number; budget: number | null }[];
  /** `available` is null where nothing limits the days of a team. */
  staff: { team: string; quarters: { quarter: Quarter; used: number; available: number | null }[] }[];
  /** How much better another plan would have been if every unknown turned out well, in points × quarters. */
  regret: number | null;
  /** Sentences about the plan as a whole: its regret, and what more of something scarce would bring. */
  explanations?: string[];
  steps: PlanStepView[];
  /** What several steps stand on, by start. */
  builds?: PlanBuildView[];
  kept: {
    application: { id: number; name: string; product: string | null };
    a: Interval;
    reason: string;
    pins: Pin[];
  }[];
}

export interface PlanView {
  id: string;
  name: string;
  /** Counts changes of the settings, for `changeSettings`. */
  revision?: number;
  /** Somebody ended the computing before its time. */
  isStopped?: boolean;
  /** SHA-256 of what the figures were computed from. */
  inputHash?: string | null;
  /** Names of teams by their id in `settings.teams`; the figures bear the names already. */
  teamNames?: Record<string, string>;
  /** Sentences: what this plan takes to hold beyond the options' own assumptions. */
  assumptions?: string[];
  /** Which application waits for which other one, and why. */
  prerequisites?: {
    application: { id: number; name: string };
    needs: { id: number; name: string };
    reason: string;
    /** `should` counts only with `settings.followsAdvice`. */
    strength?: 'must' | 'should';
  }[];
  scenario: Scenario;
  settings: PlanSettings;
  state: 'new' | 'computing' | 'ready' | 'infeasible' | 'failed';
  /** While it computes: the best so far, and how far it is from the best possible. */
  progress: {
    job: string;
    seconds: number;
    objective: number | null;
    bound: number | null;
    gap: number | null;
    steps: number;
  } | null;
  /** ISO timestamp of the computing that `figures` come from. */
  computedAt: string | null;
  stale: StaleReason[];
  figures: PlanFigures | null;
  /** Infeasible: what cannot be met together, in words; each one lifted, the others can be met. */
  conflict: string[];
}
