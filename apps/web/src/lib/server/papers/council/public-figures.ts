import { addQuarters, type Interval, type Quarter } from '@allmende/planner';
import { localDay } from '#lib/local-day.ts';
import {
  financeOfPlans,
  oneOffOf,
  todaysCosts,
  withoutPrice,
  type Cents,
  type Variant,
  type VariantFinance,
} from '#lib/server/finance/index.ts';
import type { PaperBasis } from '../paper-basis.ts';
import { areaOfStep, type AreaOfStep } from './area-of-step.ts';
import { mayBeSummed } from './may-be-summed.ts';

/**
 * All that the public part of a council paper is made from: sums and areas of work. It has no place for a name of an
 * application, product, vendor, department or contract, for a version, a price or the red list; so none can slip in.
 */
export interface PublicFigures {
  authority: string;
  sample: boolean;
  /** ISO date of the measurement. */
  measured: string;
  applications: number;
  withoutCost: number;
  ag: Interval;
  completeness: number;
  start: Quarter;
  /** Last quarter of the plan. */
  end: Quarter;
  years: number[];
  /** Whether the proposed plan keeps periods free, and whether any of its steps waits for a contract that is known. */
  hasFreezes: boolean;
  hasContractEnds: boolean;
  /** What the proposed plan may cost, by year, as the authority has laid it down. */
  budgets: { year: number; kind: 'consumptive' | 'investive' | null; cents: number }[];
  /** Nobody has laid these amounts down yet; they were preset. */
  areBudgetsPreset: boolean;
  variants: Record<Variant, PublicVariant | null>;
  /** Of the proposed plan: starts by quarter and area of work; null for areas that would tell how the house is protected. */
  timetable: { quarter: Quarter; areas: { area: AreaOfStep; count: number }[] }[];
  /** All that is paid for software a year today; null where it would tell single prices. */
  today: number | null;
  discountBasisPoints: number;
  riskPercent: number | null;
}

export interface PublicVariant {
  steps: number;
  /** Dependence at the end of the plan. */
  end: Interval;
  /** By quarter; empty before it is computed. */
  curve: { quarter: Quarter; dependence: Interval }[];
  /** How far from the best possible plan, as a share; null before it is computed. */
  gap: number | null;
  /** ISO date of the computing. */
  computed: string | null;
  /** One-off expenses by year and kind: estimates, not prices. */
  oneOff: { consumptive: Cents[]; investive: Cents[] };
  oneOffSum: Cents;
  riskSum: Cents | null;
  /** Over all years; null where they would tell the price of a single contract. */
  sum: Cents | null;
  netPresentValue: Cents | null;
  /** Steps of which nobody has said what the old application costs; what ends counts as nothing there. */
  withoutPrice: number;
  /** Working days of own staff and hours of training over all years. */
  days: number;
  hours: number;
}

/** What of a plan may be public; everything else stays behind. */
export function publicFigures(basis: PaperBasis): PublicFigures {
  const { plans, measured, authority } = basis;
  const finance = financeOfPlans(basis);
  const proposed = plans.B ?? plans.C;
  const start = proposed?.settings.start ?? `${finance.years[0] ?? 0}-Q1`;
  const costs = todaysCosts(measured).amounts;
  const of = (variant: Variant): PublicVariant | null => {
    const found = finance.variants[variant];
    return found && publicVariant(basis, variant, found);
  };
  return {
    authority: authority.name,
    sample: authority.sample,
    measured: measured.date,
    applications: measured.applications.length,
    withoutCost: finance.today.unknown,
    ag: measured.measurement.ag,
    completeness: measured.measurement.completeness,
    start,
    end: addQuarters(start, Math.max(1, proposed?.settings.quarters ?? 20) - 1),
    years: finance.years,
    hasFreezes: (plans.B?.settings.freezes.length ?? 0) > 0,
    hasContractEnds: hasContractEnds(basis),
    budgets: (plans.B?.settings.budgets ?? []).map(({ year, kind, amount }) => ({
      year,
      kind,
      cents: Math.round(amount * 100),
    })),
    areBudgetsPreset:
      (plans.B?.settings.areBudgetsPreset ?? false) && (plans.B?.settings.budgets.length ?? 0) > 0,
    variants: { A: of('A'), B: of('B'), C: of('C') },
    timetable: timetableOf(basis),
    today: mayBeSummed(costs) ? finance.today.cents : null,
    discountBasisPoints: basis.assumptions.discountBasisPoints,
    riskPercent: basis.assumptions.riskPercent,
  };
}

function publicVariant(basis: PaperBasis, variant: Variant, finance: VariantFinance): PublicVariant {
  const plan = basis.plans[variant];
  const figures = plan?.figures ?? null;
  const isOpen = variant === 'A' || tellsNoPrice(basis, variant, finance);
  const { sum: oneOffSum, ...oneOff } = oneOffOf(finance);
  return {
    steps: figures?.steps.length ?? 0,
    end: (variant === 'A' ? null : figures?.curve.at(-1)?.plan) ?? basis.measured.measurement.ag,
    curve:
      variant === 'A'
        ? []
        : (figures?.curve ?? []).map(({ quarter, plan }) => ({ quarter, dependence: plan })),
    gap: variant === 'A' ? null : (figures?.gap ?? null),
    computed: plan?.computedAt ? localDay(plan.computedAt) : null,
    oneOff,
    oneOffSum,
    riskSum: finance.riskSum,
    sum: isOpen ? finance.sum : null,
    netPresentValue: isOpen ? finance.netPresentValue : null,
    withoutPrice: withoutPrice(basis, variant).size,
    days: finance.staff.days.reduce((sum, days) => sum + days, 0),
    hours: finance.staff.hours.reduce((sum, hours) => sum + hours, 0),
  };
}

/**
 * Whether the running cost of a variant can be told as one sum. Two sums that differ by a few contracts tell those, so
 * what B and C do not have in common must hold as well. Where no price is known, none can be told; what a person has
 * entered may be one.
 */
function tellsNoPrice(
  { plans, assumptions }: PaperBasis,
  variant: 'B' | 'C',
  { lines }: VariantFinance,
): boolean {
  const prices = (each: Variant): Map<number, number> =>
    new Map(
      (plans[each]?.figures?.steps ?? []).map(({ application, runningToday }) => [
        application.id,
        runningToday,
      ]),
    );
  const own = prices(variant);
  const hasPrice =
    [...own.values()].some((price) => price > 0) ||
    lines.some(({ position, amounts }) => position === 'parallel' && amounts.some(([, hi]) => hi !== 0));
  if (!hasPrice) return assumptions.items.length === 0;
  if (!mayBeSummed([...own.values()])) return false;
  const other = prices(variant === 'B' ? 'C' : 'B');
  const apart = [
    ...[...own].filter(([id]) => !other.has(id)),
    ...[...other].filter(([id]) => !own.has(id)),
  ].map(([, price]) => price);
  return other.size === 0 || apart.every((price) => price === 0) || mayBeSummed(apart);
}

function hasContractEnds({ plans, measured }: PaperBasis): boolean {
  const replaced = new Set(plans.B?.figures?.steps.map(({ application }) => application.id));
  return (
    (plans.B?.figures?.steps ?? []).some(({ contract }) => contract != null && !contract.isAssumed) ||
    measured.applications.some(({ stored }) => stored.contract_end !== null && replaced.has(stored.id))
  );
}

function timetableOf({ plans, knowledge, language, measured }: PaperBasis): PublicFigures['timetable'] {
  const byQuarter = new Map<Quarter, Map<AreaOfStep, number>>();
  for (const { start, application } of plans.B?.figures?.steps ?? []) {
    const area = areaOfStep(application.id, measured, knowledge, language);
    const areas = byQuarter.get(start) ?? new Map<AreaOfStep, number>();
    byQuarter.set(start, areas.set(area, (areas.get(area) ?? 0) + 1));
  }
  return [...byQuarter]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, areas]) => ({
      quarter,
      areas: [...areas]
        .map(([area, count]) => ({ area, count }))
        .sort((a, b) => (a.area ?? '\uffff').localeCompare(b.area ?? '\uffff', 'de')),
    }));
}
