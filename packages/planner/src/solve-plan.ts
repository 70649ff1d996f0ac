import type { Highs } from 'highs';
import { bestAmongEqual } from './best-among-equal.ts';
import { buildModel, type Model } from './build-model.ts';
import { checkPlan, type CheckedPlan } from './check-plan.ts';
import { Standing, type Reason } from './explain-choice.ts';
import { columnsOf } from './columns.ts';
import { findConflict } from './find-conflict.ts';
import { prerequisiteCycle } from './prerequisite-cycle.ts';
import { stepsOf, type PlanBuild, type PlanStep } from './plan-steps.ts';
import { searchPlan } from './search-plan.ts';
import { solveModel, type Solved } from './solve-model.ts';
import { tighten } from './tighten.ts';
import type { Choice, PlanInput } from './types.ts';

/** A plan that has been checked, with its distance from the best possible one. */
export interface Plan extends CheckedPlan {
  status: 'optimal' | 'feasible';
  /** Area under AG_hi(t) in points × quarters. */
  objective: number;
  /** No plan within the limits has a smaller area than this. */
  bound: number;
  /** (objective − bound) ÷ objective. */
  gap: number;
  /** By how much the plan lowers the area, and by how much a plan could at most. */
  gain: number;
  gainBound: number;
  steps: PlanStep[];
  components: PlanBuild[];
  /** Applications that keep what they have, and why. */
  kept: { application: string; reason: Reason }[];
}

export type PlanResult =
  | Plan
  /** Nothing meets these limits together; each one lifted, the others can be met. */
  | { status: 'infeasible'; conflict: string[] }
  | {
      status: 'error';
      error: { code: 'prerequisite-cycle'; members: string[] } | { code: 'no-plan-in-time' };
    };

export interface PlanProgress {
  /** The best plan so far; empty while none is known. */
  choices: Choice[];
  /** Its area; infinite while none is known. */
  objective: number;
  bound: number;
}

export interface PlanSettings {
  /** Seconds of computing; 60 where nothing is said. */
  seconds?: number;
  /** Stop at this relative distance from the best possible area; 0 asks for the proven best. */
  gap?: number;
  /** The same seed gives the same plan. */
  seed?: number;
  /** A plan to begin with, for a plan that is made again after a small change. */
  from?: readonly Choice[];
  onProgress?: (progress: PlanProgress) => void;
  shouldStop?: () => boolean;
}

/** Plans with more yes/no decisions are not made unique among equals: each further pass takes as long as the first. */
const mostForTieBreaks = 20_000;

/** With more decisions left open, the solver's first relaxation takes longer than searching on brings. */
const mostForSolver = 15_000;

/**
 * Finds the replacements that lower dependence fastest within the limits, says how far from the best possible plan it is,
 * and why each step stands where it stands. Of equally good plans it takes the one that costs less, then the one that starts earlier.
 * Every plan is checked by code that shares nothing with the solver's model before it is given. Blocks the thread.
 *
 * @param highs the solver, loaded by `loadHighs()` of the package `highs`
 * @example solvePlan(await loadHighs(), input, { seconds: 5 }).status // 'optimal'
 */
export function solvePlan(highs: Highs, input: PlanInput, settings: PlanSettings = {}): PlanResult {
  const members = prerequisiteCycle(input.prerequisites);
  if (members) return { status: 'error', error: { code: 'prerequisite-cycle', members } };
  const { seconds = 60, gap = 0, seed = 1, shouldStop } = settings;
  const model = buildModel(input);
  const { candidates, baseArea } = model;
  const objective = { costs: candidates.map(({ gain }) => -gain), offset: baseArea };
  const choicesOf = (chosen: readonly number[]): Choice[] =>
    chosen.map((index) => {
      const { application, option, start } = candidates[index]!;
      return { application, option, start };
    });
  const areaOf = (chosen: readonly number[]): number =>
    chosen.reduce((area, index) => area - candidates[index]!.gain, baseArea);

  let best = { chosen: null as readonly number[] | null, objective: Infinity, bound: -Infinity };
  const tell = (chosen: readonly number[] | null, bound: number): void => {
    if (chosen && areaOf(chosen) < best.objective) best = { ...best, chosen, objective: areaOf(chosen) };
    best = { ...best, bound: Math.max(best.bound, bound) };
    settings.onProgress?.({
      choices: choicesOf(best.chosen ?? []),
      objective: best.objective,
      bound: best.bound,
    });
  };
  const columns = columnsOf(model);
  const tight = tighten(model);
  const isTighter = tight.limits.length > model.limits.length;
  const search = searchPlan(columns, isTighter ? columnsOf(tight) : columns, {
    seed,
    from: indexesOf(model, settings.from ?? []),
    // Small plans are the solver's: it proves them sooner than searching on would end.
    rounds: Math.min(30_000_000, seconds * 300_000, candidates.length ** 2 / 4),
    onFound: ({ chosen, mostGain }) => {
      tell(chosen, baseArea - mostGain);
      return (shouldStop?.() ?? false) || isNear(best.objective, best.bound, gap);
    },
  });
  const isEnough = (shouldStop?.() ?? false) || isNear(best.objective, best.bound, gap);
  const remaining = search.isOut.reduce((sum, isOut) => sum + 1 - isOut, 0);
  const solved: Solved =
    best.chosen && (isEnough || remaining > mostForSolver)
      ? { status: 'none', bound: best.bound }
      : solveModel(highs, tight, {
          seconds: seconds * 0.6,
          gap,
          seed,
          ...(shouldStop && { shouldStop }),
          objective,
          from: best.chosen,
          isOut: search.isOut,
          onProgress: ({ chosen, bound }) => tell(chosen, bound),
        });
  if (solved.status === 'optimal' || solved.status === 'feasible') tell(solved.chosen, solved.bound);
  if (solved.status === 'infeasible' && !best.chosen)
    return { status: 'infeasible', conflict: findConflict(highs, input, seed) };
  if (!best.chosen) return { status: 'error', error: { code: 'no-plan-in-time' } };
  const isProven = gap === 0 && (solved.status === 'optimal' || isNear(best.objective, best.bound, 0));
  const chosen =
    isProven && candidates.length <= mostForTieBreaks
      ? bestAmongEqual(highs, input, model, best.chosen, {
          seconds: seconds / 4,
          seed,
          isOut: search.isOut,
          ...(shouldStop && { shouldStop }),
        })
      : best.chosen;
  return planOf(input, model, chosen, choicesOf(chosen), Math.min(best.bound, areaOf(chosen)), isProven);
}

/** Whether an area is known to be as close to the best possible one as was asked for; rounding aside. */
function isNear(objective: number, bound: number, gap: number): boolean {
  return objective - bound <= Math.max(1e-7, gap * objective);
}

/** A plan from before as candidates of this model; what is not among them any more is left out. */
function indexesOf({ candidates }: Model, choices: readonly Choice[]): number[] {
  if (choices.length === 0) return [];
  const key = ({ application, option, start }: Choice): string =>
    JSON.stringify([application, option, start]);
  const wanted = new Set(choices.map(key));
  return candidates.flatMap((candidate, index) => (wanted.has(key(candidate)) ? [index] : []));
}

function planOf(
  input: PlanInput,
  model: Model,
  chosen: readonly number[],
  choices: Choice[],
  bound: number,
  isProven: boolean,
): Plan {
  const checked = checkPlan(input, choices);
  if (checked.violations.length > 0)
    throw new Error(`the solver's plan breaks ${checked.violations.map(({ limit }) => limit).join(', ')}`);
  const [, objective] = checked.area;
  const least = Math.min(bound, objective);
  const standing = new Standing(model, chosen);
  const { steps, components } = stepsOf(input, standing, chosen);
  const replaced = new Set(choices.map(({ application }) => application));
  return {
    ...checked,
    status: isProven ? 'optimal' : 'feasible',
    objective,
    bound: least,
    gap: objective === 0 ? 0 : (objective - least) / objective,
    gain: model.baseArea - objective,
    gainBound: model.baseArea - least,
    steps,
    components,
    kept: input.applications.flatMap(({ id }) =>
      replaced.has(id) ? [] : [{ application: id, reason: standing.whyKept(id) }],
    ),
  };
}
