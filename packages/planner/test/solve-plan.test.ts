import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import {
  checkPlan,
  solvePlan,
  type Choice,
  type Plan,
  type PlanInput,
  quartersBetween,
} from '../src/index.ts';
import { bestOfAll } from './every-plan.ts';
import { bundledInput } from './random-bundles.ts';
import { smallInput } from './random-input.ts';

const highs = await loadHighs();

function choicesOf(input: PlanInput, { steps, components }: Plan): Choice[] {
  return [
    ...steps,
    ...components.map(({ component, start }) => ({ application: component, option: component, start })),
  ].map(({ application, option, start }) => ({
    application,
    option,
    start: quartersBetween(input.start, start),
  }));
}

function isBestOfAll(drawn: fc.Arbitrary<PlanInput>, numRuns: number): { infeasible: number } {
  let infeasible = 0;
  fc.assert(
    fc.property(drawn, (input) => {
      const best = bestOfAll(input);
      const plan = solvePlan(highs, input);
      if (best === null) {
        infeasible += 1;
        expect(plan.status).toBe('infeasible');
        return;
      }
      if (plan.status !== 'optimal') throw new Error(`${plan.status} instead of a plan`);
      expect(Math.abs(plan.objective - best.area)).toBeLessThan(1e-6);
      expect(plan.bound).toBeLessThanOrEqual(best.area + 1e-6);
      const { violations, money } = checkPlan(input, choicesOf(input, plan));
      expect(violations).toEqual([]);
      const cost = money.reduce((sum, { consumptive, investive }) => sum + consumptive + investive, 0);
      expect(cost).toBeLessThanOrEqual(best.cost + 0.01);
    }),
    { numRuns },
  );
  return { infeasible };
}

test(
  '2,000 small plans are exactly as good and as cheap as the best of all combinations',
  { timeout: 600_000 },
  () => {
    const { infeasible } = isBestOfAll(smallInput, 2000);
    // Both kinds of answers were really asked for.
    expect(infeasible).toBeGreaterThan(50);
    expect(infeasible).toBeLessThan(1000);
  },
);

test(
  'so are 600 with renewals, bundles, a platform, joint development, support and pilots',
  { timeout: 600_000 },
  () => {
    const { infeasible } = isBestOfAll(bundledInput, 600);
    expect(infeasible).toBeGreaterThan(50);
    expect(infeasible).toBeLessThan(400);
  },
);
