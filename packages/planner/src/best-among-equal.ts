import type { Highs } from 'highs';
import { costOf, type Model } from './build-model.ts';
import type { Limit } from './limit.ts';
import { solveModel } from './solve-model.ts';
import type { PlanInput } from './types.ts';

/**
 * Among plans of the same area the cheapest; among those the one with the lowest peak of working days, if the goal is
 * lexicographic; then the one that starts earliest; then the one whose options come first in the input.
 */
export function bestAmongEqual(
  highs: Highs,
  input: PlanInput,
  model: Model,
  chosen: readonly number[],
  request: { seconds: number; seed: number; isOut?: Uint8Array; shouldStop?: () => boolean },
): readonly number[] {
  const { candidates } = model;
  const further: Limit[] = [];
  let best = chosen;
  const passes: ((index: number) => number)[] = [
    (index) => -candidates[index]!.gain,
    (index) => costOf(candidates[index]!),
    (index) => candidates[index]!.start,
    (index) => index,
  ];
  for (const [pass, weigh] of passes.entries()) {
    const costs = candidates.map((_, index) => weigh(index));
    if (pass > 0) {
      const solved = solveModel(highs, model, {
        ...request,
        objective: { costs, offset: 0 },
        further,
        gap: 0,
        from: best,
      });
      if (solved.status !== 'optimal') return best;
      best = solved.chosen;
    }
    const value = best.reduce((sum, index) => sum + costs[index]!, 0);
    const largest = costs.reduce((most, cost) => Math.max(most, Math.abs(cost)), 1);
    further.push({
      name: `equal:${pass}`,
      lower: -Infinity,
      upper: value + 1e-7 * largest,
      terms: costs.flatMap((coefficient, candidate) =>
        coefficient === 0 ? [] : [{ candidate, coefficient }],
      ),
    });
    if (pass === 1 && input.goal === 'lexicographic')
      best = lowestPeak(highs, input, model, best, further, request);
  }
  return best;
}

/** The lowest peak of working days in a quarter, found by halving: each try asks only whether it can be kept. */
function lowestPeak(
  highs: Highs,
  input: PlanInput,
  model: Model,
  chosen: readonly number[],
  further: Limit[],
  request: { seconds: number; seed: number; isOut?: Uint8Array; shouldStop?: () => boolean },
): readonly number[] {
  const options = new Map(input.options.map((option) => [option.id, option]));
  const daysOf = (index: number): number =>
    (options.get(model.candidates[index]!.option)?.staff ?? []).reduce(
      (sum, need) => sum + need.daysPerQuarter,
      0,
    );
  const peakRows = (most: number): Limit[] =>
    Array.from({ length: input.quarters }, (_, period) => ({
      name: `peak:${period}`,
      lower: -Infinity,
      upper: most,
      terms: model.candidates.flatMap(({ start, goLive }, candidate) => {
        const coefficient = start <= period && period < goLive ? daysOf(candidate) : 0;
        return coefficient === 0 ? [] : [{ candidate, coefficient }];
      }),
    }));
  const peakOf = (plan: readonly number[]): number =>
    Math.max(
      0,
      ...Array.from({ length: input.quarters }, (_, period) =>
        plan.reduce((sum, index) => {
          const { start, goLive } = model.candidates[index]!;
          return start <= period && period < goLive ? sum + daysOf(index) : sum;
        }, 0),
      ),
    );
  let best = chosen;
  let [low, high] = [0, peakOf(chosen)];
  const objective = { costs: model.candidates.map(() => 0), offset: 0 };
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    const all = [...further, ...peakRows(middle)];
    const solved = solveModel(highs, model, { ...request, objective, further: all, gap: 0 });
    if (solved.status === 'infeasible') low = middle;
    else if (solved.status === 'none') break;
    else {
      best = solved.chosen;
      high = peakOf(best);
    }
  }
  further.push(...peakRows(high));
  return best;
}
