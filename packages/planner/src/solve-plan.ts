import type { Highs } from 'highs';
import { bestAmongEqual } from './best-among-equal.ts';
import { buildModel, type Model } from './build-model.ts';
import { checkPlan, type CheckedPlan } from './check-plan.ts';
import { whyKept, type Reason } from './explain-choice.ts';
import { findConflict } from './find-conflict.ts';
import { firstPlan } from './first-plan.ts';
import { prerequisiteCycle } from './prerequisite-cycle.ts';
import { stepsOf, type PlanBuild, type PlanStep } from './plan-steps.ts';
import { solveModel, type Solved } from './solve-model.ts';
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
  const rounds = Math.min(400_000, 40 * candidates.length);
  const start = betterOf(model, [standing(model, settings.from ?? []), firstPlan(model, seed, rounds)]);
  tell(start, -Infinity);

  const request = { seconds, gap, seed, ...(shouldStop && { shouldStop }) };
  const solved = solveModel(highs, model, {
    ...request,
    objective,
    from: start,
    onProgress: ({ chosen, bound }) => tell(chosen, bound),
  });
  if (solved.status === 'infeasible')
    return { status: 'infeasible', conflict: findConflict(highs, input, seed) };
  const found = settle(solved, start, areaOf);
  if (!found) return { status: 'error', error: { code: 'no-plan-in-time' } };
  const isProven = solved.status === 'optimal' && gap === 0;
  const chosen =
    isProven && candidates.length <= mostForTieBreaks
      ? bestAmongEqual(highs, input, model, found.chosen, {
          seconds,
          seed,
          ...(shouldStop && { shouldStop }),
        })
      : found.chosen;
  const bound = Math.min(found.bound, areaOf(chosen));
  return planOf(input, model, chosen, choicesOf(chosen), bound, isProven);
}

function settle(
  solved: Exclude<Solved, { status: 'infeasible' }>,
  start: readonly number[] | null,
  areaOf: (chosen: readonly number[]) => number,
): { chosen: readonly number[]; bound: number } | null {
  if (solved.status !== 'none') {
    const isWorse = start !== null && areaOf(start) < areaOf(solved.chosen) - 1e-9;
    return { chosen: isWorse ? start : solved.chosen, bound: solved.bound };
  }
  return start && { chosen: start, bound: solved.bound };
}

/** A plan from before as candidates of this model, where it is still within the limits. */
function standing({ candidates, limits }: Model, choices: readonly Choice[]): number[] | null {
  if (choices.length === 0) return null;
  const chosen = choices.map(({ application, option, start }) =>
    candidates.findIndex(
      (each) => each.application === application && each.option === option && each.start === start,
    ),
  );
  const isChosen = new Set(chosen);
  const holds = limits.every(({ lower, upper, terms }) => {
    const sum = terms.reduce(
      (total, term) => (isChosen.has(term.candidate) ? total + term.coefficient : total),
      0,
    );
    return sum >= lower && sum <= upper + 1e-9 * Math.max(1, Math.abs(upper));
  });
  return holds && !isChosen.has(-1) ? chosen : null;
}

function betterOf({ candidates }: Model, plans: readonly (number[] | null)[]): number[] | null {
  const gain = (plan: number[]): number => plan.reduce((sum, index) => sum + candidates[index]!.gain, 0);
  return plans.reduce((best, plan) => {
    if (best === null || plan === null) return best ?? plan;
    return gain(plan) > gain(best) ? plan : best;
  }, null);
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
  const { steps, components } = stepsOf(input, model, chosen);
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
      replaced.has(id) ? [] : [{ application: id, reason: whyKept(model, chosen, id) }],
    ),
  };
}
