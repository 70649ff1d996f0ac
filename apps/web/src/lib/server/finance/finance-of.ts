import { addQuarters, quartersBetween, yearOf, type MoneyKind, type Quarter } from '@allmende/planner';
import { centsOf, noCents, plus, shareOf, type Cents } from './cents.ts';
import {
  BENEFITS,
  ONE_OFF,
  type Assumptions,
  type Finance,
  type FinanceInput,
  type FinanceLine,
  type FinancePlan,
  type FinanceStep,
  type Position,
  type Variant,
  type VariantFinance,
} from './finance-types.ts';
import { netPresentInterval } from './net-present-value.ts';

/**
 * What the variants cost over the years beyond today, by position of WiBe 5.0 and by kind of budget, with net present
 * value. A plan's one-off cost is one figure, so it stands undivided; only what a person enters is divided.
 *
 * @example financeOf({ firstYear: 2027, years: 5, today: { amounts: [1_200_00], unknown: 0, applications: 1 }, assumptions, plans: { B: plan, C: null } })
 */
export function financeOf(input: FinanceInput): Finance {
  const years = Array.from({ length: input.years }, (_, index) => input.firstYear + index);
  const { assumptions, plans } = input;
  const of = (variant: 'B' | 'C'): VariantFinance | null => {
    const plan = plans[variant];
    return plan && variantFinance(plan, years, variant, assumptions);
  };
  return {
    years,
    today: {
      cents: input.today.amounts.reduce((sum, cents) => sum + cents, 0),
      known: input.today.applications - input.today.unknown,
      unknown: input.today.unknown,
    },
    assumptions,
    variants: {
      A: variantFinance(
        { steps: [], counted: [], days: [], start: `${input.firstYear}-Q1`, quarters: 0 },
        years,
        'A',
        assumptions,
      ),
      B: of('B'),
      C: of('C'),
    },
  };
}

function variantFinance(
  plan: FinancePlan,
  years: readonly number[],
  variant: Variant,
  assumptions: Assumptions,
): VariantFinance {
  const ofItems = ownLines(variant, years, assumptions);
  const lines = [
    oneOffLine(plan, years, 'consumptive'),
    oneOffLine(plan, years, 'investive'),
    runningLine('running', plan, years, ({ runningAfter }) => runningAfter),
    runningLine('ended', plan, years, ({ runningBefore }) => -runningBefore),
    parallelLine(plan, years),
    ...ofItems,
  ].filter(({ amounts }) => amounts.some(([lo, hi]) => lo !== 0 || hi !== 0));
  const change = totals(lines, years);
  const oneOff = totals(
    lines.filter(({ position }) => (ONE_OFF as readonly Position[]).includes(position)),
    years,
  );
  const { riskPercent } = assumptions;
  const risk =
    riskPercent === null
      ? null
      : oneOff.map(([lo, hi]): Cents => [shareOf(lo, riskPercent, 100), shareOf(hi, riskPercent, 100)]);
  return {
    lines,
    consumptive: totals(
      lines.filter(({ kind }) => kind === 'consumptive'),
      years,
    ),
    investive: totals(
      lines.filter(({ kind }) => kind === 'investive'),
      years,
    ),
    change,
    sum: plus(...change),
    netPresentValue: netPresentInterval(change, assumptions.discountBasisPoints),
    oneOff: plus(...oneOff),
    risk,
    riskSum: risk && plus(...risk),
    staff: staffOf(plan, years, assumptions),
  };
}

function totals(lines: readonly FinanceLine[], years: readonly number[]): Cents[] {
  return years.map((_, index) => plus(...lines.map(({ amounts }) => amounts[index] ?? noCents)));
}

/** One-off expenses fall into the calendar year in which a replacement starts, as the plan counts them. */
function oneOffLine({ steps }: FinancePlan, years: readonly number[], kind: MoneyKind): FinanceLine {
  const ofKind = steps.filter((step) => step.kind === kind);
  return {
    position: 'undivided',
    kind,
    amounts: years.map((year) =>
      plus(...ofKind.filter(({ start }) => yearOf(start) === year).map(({ oneOff }) => oneOff)),
    ),
  };
}

/** A yearly amount counts by whole quarters from go-live on. */
function runningLine(
  position: Position,
  { steps }: FinancePlan,
  years: readonly number[],
  amountOf: (step: FinanceStep) => number,
): FinanceLine {
  const amounts = years.map((year): Cents => {
    const cents = steps.reduce(
      (sum, step) => sum + shareOf(amountOf(step), quartersOfYearFrom(step.goLive, year), 4),
      0,
    );
    return [cents, cents];
  });
  return { position, kind: 'consumptive', amounts };
}

/** How many quarters of the year lie at or after the quarter. */
function quartersOfYearFrom(from: Quarter, year: number): number {
  return Math.min(4, Math.max(0, 4 - quartersBetween(`${year}-Q1`, from)));
}

/**
 * What the plan counts beyond one-off and running cost: old contracts that are still paid after go-live, and payments
 * that fall into another year. It is the difference to the plan's own figures, so that both agree to the cent.
 */
function parallelLine(plan: FinancePlan, years: readonly number[]): FinanceLine {
  const end = addQuarters(plan.start, plan.quarters);
  const amounts = years.map((year): Cents => {
    const counted = plan.counted.find((each) => each.year === year);
    if (!counted) return noCents;
    const oneOff = plan.steps
      .filter(({ start }) => yearOf(start) === year)
      .reduce((sum, step) => sum + (step.counted ?? step.oneOff[1]), 0);
    const running = plan.steps.reduce((sum, { goLive, runningAfter, runningBefore }) => {
      const quarters = quartersOfYearFrom(goLive, year) - quartersOfYearFrom(end, year);
      return sum + shareOf(runningAfter - runningBefore, Math.max(0, quarters), 4);
    }, 0);
    const rest = counted.consumptive + counted.investive - oneOff - running;
    return Math.abs(rest) <= plan.steps.length + 1 ? noCents : [rest, rest];
  });
  return { position: 'parallel', kind: 'consumptive', amounts };
}

function ownLines(variant: Variant, years: readonly number[], { items }: Assumptions): FinanceLine[] {
  return items
    .filter((item) => item.variant === variant)
    .map(({ position, kind, year, cents }) => ({
      position,
      kind,
      amounts: years.map((each): Cents => {
        const amount =
          each !== year ? 0 : (BENEFITS as readonly Position[]).includes(position) ? -cents : cents;
        return [amount, amount];
      }),
    }));
}

function staffOf(
  { steps, days: known }: FinancePlan,
  years: readonly number[],
  { dayRateCents, hourRateCents }: Assumptions,
): VariantFinance['staff'] {
  const days = years.map((year) => known.find((each) => each.year === year)?.days ?? 0);
  const hours = years.map((year) =>
    steps.reduce((sum, step) => sum + (yearOf(step.goLive) === year ? step.trainingHours : 0), 0),
  );
  const cents =
    dayRateCents === null && hourRateCents === null
      ? null
      : years.map((_, index) =>
          centsOf(
            ((days[index] ?? 0) * (dayRateCents ?? 0) + (hours[index] ?? 0) * (hourRateCents ?? 0)) / 100,
          ),
        );
  return { days, hours, cents };
}
