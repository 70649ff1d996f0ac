/** Lowest and highest value that the known answers allow; dependence in points, 0 (free) … 100 (fully dependent). */
export type Interval = readonly [lo: number, hi: number];

/** A calendar quarter such as `2027-Q1`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** Where money comes from: the current budget, or the investment budget. */
export type MoneyKind = 'consumptive' | 'investive';

export interface Contract {
  /** ISO date of the last day. */
  end: string;
  /** Whole months of notice. */
  noticeMonths: number;
  /** By how many months it renews itself when nobody gives notice; 12 where the file does not say. */
  renewMonths: number;
  /** It neither renews itself nor goes on at today's price: renewals carry on, or a replacement that is live by then. */
  final?: boolean;
}

export interface PlanApplication {
  id: string;
  name: string;
  /** Weight K·R, 1 … 24. */
  weight: number;
  /** Dependence today. */
  a: Interval;
  /** What it costs a year today. */
  runningCost: number;
  contract?: Contract;
  /** The earliest and the latest quarter in which its replacement may start. */
  notBefore?: Quarter;
  notAfter?: Quarter;
  /** It has to be replaced by one of its options. */
  must: boolean;
  department?: string;
  /** 1 … 4; where it is not given, the rules for class 4 (pilot, support) do not apply. */
  criticality?: number;
  /** Capabilities that the authority cannot do without and that it gives today. */
  capabilities?: string[];
}

export interface StaffNeed {
  team: string;
  /** Working days in each quarter that the option occupies. */
  daysPerQuarter: number;
}

/** What an option takes: time, money and people. */
export interface Effort {
  /** Quarters from the start to go-live, 1 or more. */
  duration: number;
  /** Paid in the calendar year of the start, unless `payments` says otherwise. */
  oneOff: number;
  /** A payment plan in place of `oneOff`: so many quarters after the start, so much. */
  payments: { after: number; amount: number }[];
  /** What it costs a year from go-live on. */
  running: number;
  /** Which budget bears the one-off cost; running cost is consumptive. */
  kind: MoneyKind;
  staff: StaffNeed[];
  /** Hours of training for all who need it, in the last quarter before go-live. */
  trainingHours?: number;
}

/** A first part of a class-4 replacement, in a few places: it comes before the duration. */
export interface Pilot {
  /** 1 or more. */
  quarters: number;
  /** Departments in which it takes place; it counts as a start there. */
  places: string[];
  /** Working days in each of its quarters; those of the option where it does not say. */
  staff?: StaffNeed[];
}

export interface PlanOption extends Effort {
  id: string;
  /** Id of the application that it replaces, or renews. */
  application: string;
  name: string;
  /** Dependence from go-live on. */
  a: Interval;
  /**
   * `joint`: developed with others; of the one-off cost only `share` is ours. `renew`: the present contract for
   * `duration` quarters more at `running` a year, in a row as long as it is needed; not a replacement.
   */
  type?: 'replace' | 'joint' | 'renew';
  /** Of the one-off cost, 0 … 1; 1 where nothing is said. */
  share?: number;
  /** Quarters in which it may start, e.g. those that a joint development has agreed on. */
  window?: { from?: Quarter; to?: Quarter };
  /** Capabilities of its application that it gives, without its components; all where nothing is said. */
  covers?: string[];
  /** Ids of components that have to be live before it starts. */
  components?: string[];
  /** From when support can be bought, or own skills are there: a class-4 application goes live no earlier. */
  supportFrom?: Quarter;
  pilot?: Pilot;
}

/** What several options stand on, e.g. a platform: built once, paid once. Not counted among the starts. */
export interface PlanComponent extends Effort {
  /** Unlike the id of any application. */
  id: string;
  name: string;
  /** Capabilities that it gives from go-live on. */
  covers?: string[];
}

export interface Budget {
  year: number;
  /** What one-off cost and the change in running cost may come to in this year. */
  amount: number;
  /** Limits this kind of money only. */
  kind?: MoneyKind;
}

export interface TeamCapacity {
  team: string;
  /** Working days in each quarter of the plan. */
  days: number[];
}

/** `application` may start only when the replacement of `needs` is live. */
export interface Prerequisite {
  application: string;
  needs: string;
}

/** Quarters in which nothing may start, both ends included. */
export interface Freeze {
  from: Quarter;
  to: Quarter;
}

/** Everything that a plan is made from; made by {@link parsePlanFile}, all defaults filled in. */
export interface PlanInput {
  start: Quarter;
  /** Length of the plan in quarters. */
  quarters: number;
  /** ISO date of the plan: notice that was due before it is too late. */
  date: string;
  maxStartsPerQuarter?: number;
  maxStartsPerDepartment?: number;
  applications: PlanApplication[];
  options: PlanOption[];
  components?: PlanComponent[];
  budgets: Budget[];
  staff: TeamCapacity[];
  prerequisites: Prerequisite[];
  freezes: Freeze[];
  /** `area`: the least area under AG(t). `lexicographic`: then the least cost, then the lowest peak of staff days. */
  goal: 'area' | 'lexicographic';
}

/**
 * One replacement: the option of an application starts in this period of the plan, counted from 0. A component that is
 * built stands with its id in place of both.
 */
export interface Choice {
  application: string;
  option: string;
  start: number;
}
