import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import {
  checkPlan,
  choicesOfPlan,
  parsePlanFile,
  solvePlan,
  type Plan,
  type PlanInput,
} from '../src/index.ts';

const highs = await loadHighs();

/** Eighty applications that compete for one team and two budgets, every eighth of them for a platform as well. */
function town(amount = 150_000): PlanInput {
  const numbers = Array.from({ length: 80 }, (_, index) => index);
  const parsed = parsePlanFile({
    start: '2027-Q1',
    quarters: 12,
    maxStartsPerQuarter: 4,
    applications: numbers.map((index) => ({
      id: `a${index}`,
      criticality: 1 + (index % 4),
      reach: 1 + (index % 3),
      a: [40, 50 + ((index * 7) % 45)],
      runningCost: 5000,
    })),
    options: numbers.flatMap((index) => [
      {
        id: `o${index}`,
        application: `a${index}`,
        a: [10, 10 + ((index * 5) % 30)],
        duration: 1 + (index % 3),
        oneOff: 3000 + ((index * 37) % 23) * 1000,
        running: 4000,
        staff: [{ team: 'it', daysPerQuarter: 5 + (index % 9) }],
        ...(index % 8 === 3 && { components: ['platform'] }),
      },
    ]),
    components: [{ id: 'platform', duration: 1, oneOff: 5000 }],
    budgets: [
      { year: 2027, amount },
      { year: 2028, amount: 120_000 },
    ],
    staff: [{ team: 'it', daysPerQuarter: 60 }],
    prerequisites: [{ application: 'a9', needs: 'a1' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.input;
}

function planned(input: PlanInput, settings: Parameters<typeof solvePlan>[2]): Plan {
  const plan = solvePlan(highs, input, settings);
  if (plan.status !== 'optimal' && plan.status !== 'feasible') throw new Error(plan.status);
  return plan;
}

describe('a plan for eighty applications', { timeout: 120_000 }, () => {
  it('is close to the best possible one, and the same for the same seed', () => {
    const [first, second] = [1, 2].map(() => planned(town(), { gap: 0.02, seed: 7 }));
    expect(first!.gap).toBeLessThanOrEqual(0.02);
    expect(first!.steps).toEqual(second!.steps);
    expect(first!.components.map(({ component }) => component)).toEqual(['platform']);
    expect(first!.components[0]!.neededBy.length).toBeGreaterThan(2);
  });

  it('only ever gets better on the way, and its bound only tighter', () => {
    let last = { objective: Infinity, bound: -Infinity };
    planned(town(), {
      gap: 0.02,
      onProgress: ({ objective, bound, choices }) => {
        expect(objective).toBeLessThanOrEqual(last.objective);
        expect(bound).toBeGreaterThanOrEqual(last.bound);
        expect(bound).toBeLessThanOrEqual(objective + 1e-6);
        if (objective < last.objective) expect(checkPlan(town(), choices).violations).toEqual([]);
        last = { objective, bound };
      },
    });
    expect(last.objective).toBeLessThan(Infinity);
  });

  it('is made again from the one before after a change', () => {
    const before = planned(town(), { gap: 0.02 });
    const changed = town(120_000);
    let first = Infinity;
    const after = planned(changed, {
      gap: 0.02,
      from: choicesOfPlan(town(), before),
      onProgress: ({ objective }) => (first = Math.min(first, first === Infinity ? objective : first)),
    });
    expect(after.gap).toBeLessThanOrEqual(0.02);
    // What of the old plan still fits is there at once.
    expect(first).toBeLessThan(before.objective * 1.1);
  });

  it('can be stopped at once and still gives a plan', () => {
    const { violations, gap } = planned(town(), { shouldStop: () => true });
    expect(violations).toEqual([]);
    expect(gap).toBeLessThan(0.5);
  });
});
