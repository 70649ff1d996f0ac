import type { Choice, DateEffect, PlanInput, PlanResult, Regret, Rejection, Worth } from '@allmende/planner';
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
  /** Applications whose contract ends on a day that nobody knows, with the ends to try. */
  assumed: { application: string; ends: string[] }[];
}

/** What there is to say about a plan beyond its reasons. */
export interface Explained {
  regret: Regret | null;
  worth: Worth[];
  rejections: Rejection[];
  dates: DateEffect[];
}

/** How far a computing has come; `choices` only where they are better than those told before. */
export interface SolveProgress {
  kind: 'progress';
  choices: Choice[] | null;
  steps: number;
  objective: number | null;
  bound: number | null;
}

export type SolveMessage =
  SolveProgress | { kind: 'result'; result: PlanResult } | { kind: 'explained'; explained: Explained };

/**
 * Of the whole process: 3,000 applications over 20 quarters with two options each stay below. The memory of WebAssembly
 * lies outside of the heap of a thread, where no limit of Node's reaches it, so this is a process and not a thread.
 */
const megabytes = 1536;
/** For reading the input, the first plan and writing the result. */
const spareSeconds = 60;

/**
 * Makes a plan in a process of its own, which ends with its signal at once, or when it takes more memory or time than it
 * may. The messages come in this order: progress, the result, and what there is to say about it.
 *
 * @example await solveApart({ input, seconds: 20, gap: 0, seed: 1, from: [], finish: false, assumed: [] }, listen, signal) // 'done'
 */
export async function solveApart(
  task: SolveTask,
  listen: (message: SolveMessage) => void,
  signal?: AbortSignal,
): Promise<ApartEnd> {
  return runApart(
    'solve-apart',
    task,
    { milliseconds: (2 * task.seconds + spareSeconds) * 1000, megabytes },
    (message) => {
      if (message.kind === 'thrown')
        log('error', 'plan-not-computed', { error: message.name, at: message.at });
      else if (message.kind === 'answer') listen(message.answer as SolveMessage);
    },
    signal,
  );
}
