import fc from 'fast-check';
import { addQuarters, type Quarter } from '@allmende/planner';
import { describe, expect, it } from 'vitest';
import { dividedRounded } from '#lib/server/finance/cents.ts';
import { financeOf } from '#lib/server/finance/finance-of.ts';
import {
  POSITIONS,
  type Assumptions,
  type FinanceInput,
  type FinancePlan,
  type OwnItem,
} from '#lib/server/finance/finance-types.ts';
import { netPresentValue } from '#lib/server/finance/net-present-value.ts';
import { variantAgain } from './finance-again.ts';

const none: Assumptions = {
  discountBasisPoints: 330,
  riskPercent: null,
  dayRateCents: null,
  hourRateCents: null,
  items: [],
};
const step = {
  start: '2027-Q2',
  goLive: '2027-Q4',
  oneOff: [4_000_000, 6_000_000],
  kind: 'consumptive',
  runningBefore: 2_400_000,
  runningAfter: 1_000_000,
  trainingHours: 80,
} as const;
const planOf = (...steps: FinancePlan['steps']): FinancePlan => ({
  steps,
  counted: [],
  days: [{ year: 2027, days: 24.5 }],
  start: '2027-Q1',
  quarters: 16,
});
const inputOf = (B: FinancePlan | null, assumptions = none): FinanceInput => ({
  firstYear: 2027,
  years: 5,
  today: { amounts: [2_400_000, 100], unknown: 1, applications: 3 },
  assumptions,
  plans: { B, C: null },
});

const money = fc.integer({ min: 0, max: 500_000_000 });
const kind = fc.constantFrom('consumptive' as const, 'investive' as const);
const steps = fc.record({
  begin: fc.integer({ min: 0, max: 24 }),
  duration: fc.integer({ min: 1, max: 8 }),
  low: money,
  more: money,
  kind,
  runningBefore: money,
  runningAfter: money,
  trainingHours: fc.integer({ min: 0, max: 5000 }),
});
const items = fc.record({
  variant: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
  position: fc.constantFrom(
    ...POSITIONS.filter(
      (position): position is OwnItem['position'] =>
        position !== 'undivided' && position !== 'running' && position !== 'ended',
    ),
  ),
  year: fc.integer({ min: 2025, max: 2034 }),
  kind,
  cents: money,
  note: fc.constant(''),
});
const plan = fc.array(steps, { maxLength: 8 }).map((drawn) =>
  planOf(
    ...drawn.map(({ begin, duration, low, more, ...rest }) => {
      const start: Quarter = addQuarters('2026-Q3', begin);
      return { ...rest, start, goLive: addQuarters(start, duration), oneOff: [low, low + more] as const };
    }),
  ),
);
const inputs: fc.Arbitrary<FinanceInput> = fc.record({
  firstYear: fc.integer({ min: 2026, max: 2029 }),
  years: fc.integer({ min: 1, max: 8 }),
  today: fc.record({
    amounts: fc.array(money, { maxLength: 5 }),
    unknown: fc.nat(5),
    applications: fc.nat(10),
  }),
  assumptions: fc.record({
    discountBasisPoints: fc.integer({ min: 0, max: 2500 }),
    riskPercent: fc.option(fc.integer({ min: 0, max: 100 })),
    dayRateCents: fc.constant(null),
    hourRateCents: fc.constant(null),
    items: fc.array(items, { maxLength: 6 }),
  }),
  plans: fc.record({ B: plan, C: fc.option(plan) }),
});

describe('the costs of the variants', () => {
  it('equal a second implementation that walks through the quarters, ten thousand times', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { variants } = financeOf(input);
        for (const variant of ['A', 'B', 'C'] as const) {
          const found = variants[variant];
          if (found === null) {
            expect(input.plans[variant as 'B' | 'C']).toBeNull();
            continue;
          }
          const { change, consumptive, oneOff, netPresentValue: value, risk } = found;
          expect({ change, consumptive, oneOff, netPresentValue: value, risk }).toEqual(
            variantAgain(input, variant),
          );
        }
      }),
      { numRuns: 10_000, seed: 7 },
    );
  });

  it('fall into the year of the start, and by whole quarters from going live', () => {
    const { variants, today } = financeOf(inputOf(planOf(step)));
    expect(variants.B?.change).toEqual([
      [4_000_000 - 350_000, 6_000_000 - 350_000],
      [-1_400_000, -1_400_000],
      [-1_400_000, -1_400_000],
      [-1_400_000, -1_400_000],
      [-1_400_000, -1_400_000],
    ]);
    expect(variants.B?.staff).toEqual({ days: [24.5, 0, 0, 0, 0], hours: [80, 0, 0, 0, 0], cents: null });
    expect(today).toEqual({ cents: 2_400_100, known: 2, unknown: 1 });
  });

  it('hold one undivided figure where nobody has divided it', () => {
    const { variants } = financeOf(inputOf(planOf(step)));
    expect(variants.B?.lines.map(({ position }) => position)).toEqual(['undivided', 'running', 'ended']);
  });

  it('name what the plan counts beyond them, so that both agree', () => {
    const counted = [{ year: 2027, consumptive: 6_000_000 + 250_000, investive: 0 }];
    const { variants } = financeOf(inputOf({ ...planOf(step), counted }));
    expect(variants.B?.lines.find(({ position }) => position === 'parallel')?.amounts[0]).toEqual([
      600_000, 600_000,
    ]);
    expect(variants.B?.change[0]?.[1]).toBe(6_250_000);
  });

  it('show the risk surcharge apart', () => {
    const { variants } = financeOf(inputOf(planOf(step), { ...none, riskPercent: 10 }));
    expect(variants.B?.riskSum).toEqual([400_000, 600_000]);
    expect(variants.B?.sum).toEqual(financeOf(inputOf(planOf(step))).variants.B?.sum);
  });

  it('are nothing when nothing is replaced', () => {
    expect(financeOf(inputOf(null)).variants.A).toMatchObject({ lines: [], sum: [0, 0] });
  });
});

describe('the net present value', () => {
  it('does not discount the first year', () => {
    expect(netPresentValue([-10_000, 10_250], 250)).toBe(0);
    expect(netPresentValue([12_345], 9999)).toBe(12_345);
    expect(netPresentValue([], 330)).toBe(0);
  });

  it('is the sum when money costs nothing, and never farther from zero with more interest', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 10 }), fc.integer({ min: 0, max: 2000 }), (amounts, rate) => {
        expect(netPresentValue(amounts, 0)).toBe(amounts.reduce((sum, each) => sum + each, 0));
        expect(netPresentValue(amounts, rate + 1)).toBeLessThanOrEqual(netPresentValue(amounts, rate));
      }),
    );
  });

  it('rounds halves away from zero', () => {
    expect(dividedRounded(5n, 2n)).toBe(3n);
    expect(dividedRounded(-5n, 2n)).toBe(-3n);
    expect(dividedRounded(5n, -2n)).toBe(-3n);
    expect(dividedRounded(4n, 3n)).toBe(1n);
  });
});
