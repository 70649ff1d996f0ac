import { readFileSync } from 'node:fs';
import loadHighs from 'highs';
import { solvePlan } from '@allmende/planner';
import type { SolveMessage, SolveTask } from '../../src/lib/server/planning/solve-apart.ts';
import { explainPlan } from './explain-plan.ts';

/** A better bound comes often; who waits for it looks a few times a second. */
const tellEvery = 100;
/** Explanations may take as long as the plan, and no longer than this. */
const mostSecondsForReasons = 15;

/** Makes a plan and tells of each better one on the way; then the result, and at last what there is to say about it. */
export async function makePlan(
  { input, seconds, gap, seed, from, finish, assumed }: SolveTask,
  tell: (message: SolveMessage) => void,
): Promise<void> {
  // Everything lies beside this program, because a process of its own may read nothing else.
  const highs = await loadHighs({ wasmBinary: readFileSync(new URL('highs.wasm', import.meta.url)) });
  // The passes among equally good plans have no limit of their own.
  const deadline = performance.now() + seconds * 1000;
  let toldAt = 0;
  let told = Infinity;
  const result = solvePlan(highs, input, {
    seconds,
    gap,
    seed,
    from,
    shouldStop: () => finish || performance.now() > deadline,
    onProgress: ({ choices, objective, bound }) => {
      const isBetter = objective < told;
      if (!isBetter && performance.now() - toldAt < tellEvery) return;
      toldAt = performance.now();
      told = objective;
      const isKnown = Number.isFinite(objective);
      tell({
        kind: 'progress',
        choices: isBetter ? choices : null,
        steps: choices.length,
        objective: isKnown ? objective : null,
        bound: Number.isFinite(bound) ? bound : null,
      });
    },
  });
  tell({ kind: 'result', result });
  if (finish || (result.status !== 'optimal' && result.status !== 'feasible')) return;
  const time = Math.min(seconds, mostSecondsForReasons);
  tell({ kind: 'explained', explained: explainPlan(highs, input, result, assumed, time) });
}
