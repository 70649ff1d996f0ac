import type { Choice, PlanInput, PlanResult } from '@allmende/planner';
import { runApart, type ApartEnd } from '#lib/server/apart/index.ts';
import { log } from '#lib/server/operating/index.ts';

export interface SolveTask {
  input: PlanInput;
  seconds: number;
  gap: number;
  seed: number;
  /** A plan to begin with. */
  from: Choice[];
  /** Only put `from` into words, as a plan that is not improved any more. */
  finish: boolean;
}

/** How far a computing has come; `choices` only where they are better than those told before. */
export interface SolveProgress {
  kind: 'progress';
  choices: Choice[] | null;
  steps: number;
  objective: number | null;
  bound: number | null;
}

export type SolveMessage = SolveProgress | { kind: 'result'; result: PlanResult };

export interface Solved {
  end: ApartEnd;
  /** Null where the process ended before it had one. */
  result: PlanResult | null;
}

/**
 * Of the whole process: 3,000 applications over 20 quarters with two options each stay below. The memory of WebAssembly
 * lies outside of the heap of a thread, where no limit of Node's reaches it, so this is a process and not a thread.
 */
const megabytes = 1536;
/** For reading the input, the first plan, the passes among equals and writing the result. */
const spareSeconds = 60;

/**
 * Makes a plan in a process of its own, which ends with its signal at once, or when it takes more memory or time than it
 * may.
 *
 * @example await solveApart({ input, seconds: 20, gap: 0, seed: 1, from: [], finish: false }, show, signal)
 */
export async function solveApart(
  task: SolveTask,
  onProgress: (progress: SolveProgress) => void,
  signal?: AbortSignal,
): Promise<Solved> {
  let result: PlanResult | null = null;
  const end = await runApart(
    'solve-apart',
    task,
    { milliseconds: (task.seconds + spareSeconds) * 1000, megabytes },
    (message) => {
      if (message.kind === 'thrown')
        log('error', 'plan-not-computed', { error: message.name, at: message.at });
      if (message.kind !== 'answer') return;
      const told = message.answer as SolveMessage;
      if (told.kind === 'result') ({ result } = told);
      else onProgress(told);
    },
    signal,
  );
  return { end, result };
}
