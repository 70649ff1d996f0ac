import { readFileSync } from 'node:fs';
import loadHighs from 'highs';
import { solvePlan } from '@allmende/planner';
import type { SolveMessage, SolveTask } from '../../src/lib/server/planning/solve-apart.ts';

/** A better bound comes often; who waits for it looks a few times a second. */
const tellEvery = 100;

/** Makes a plan and tells of each better one on the way. The last message is the result. */
export async function makePlan(
  { input, seconds, gap, seed, from, finish }: SolveTask,
  tell: (message: SolveMessage) => void,
): Promise<void> {
  // Everything lies beside this program, because a process of its own may read nothing else.
  const highs = await loadHighs({ wasmBinary: readFileSync(new URL('highs.wasm', import.meta.url)) });
  let toldAt = 0;
  let told = Infinity;
  const result = solvePlan(highs, input, {
    seconds,
    gap,
    seed,
    from,
    ...(finish && { shouldStop: () => true }),
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
}
