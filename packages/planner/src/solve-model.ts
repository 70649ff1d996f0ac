import type { Highs, Model as HighsModel } from 'highs';
import type { Model } from './build-model.ts';
import type { Limit } from './limit.ts';

/** What the solver is asked for beside the limits: Σ costs × chosen, as small as possible. */
export interface Objective {
  costs: readonly number[];
  offset: number;
}

export interface SolveRequest {
  objective: Objective;
  /** Limits beyond those of the model. */
  further?: readonly Limit[];
  /** Seconds of computing; the best plan up to then is given. */
  seconds: number;
  /** Relative distance to the best possible value at which to stop, 0 for the proven best. */
  gap: number;
  seed: number;
  /** Candidates that are not to be chosen: 1. */
  isOut?: Uint8Array;
  /** A plan to start from: indexes of candidates. */
  from?: readonly number[] | null;
  /** Told of each better plan, and of a better bound. */
  onProgress?: (progress: { chosen: number[] | null; value: number; bound: number }) => void;
  /** Asked often; true ends the computing with the best plan so far. */
  shouldStop?: () => boolean;
}

export type Solved =
  | { status: 'optimal' | 'feasible'; chosen: number[]; value: number; bound: number }
  | { status: 'infeasible' }
  /** Time ran out, or it was stopped, before there was a plan. */
  | { status: 'none'; bound: number };

/** Solves a 0/1 program with HiGHS. Blocks the thread: run it in a worker. */
export function solveModel(highs: Highs, model: Model, request: SolveRequest): Solved {
  const { candidates } = model;
  const limits = [...model.limits, ...(request.further ?? [])];
  if (candidates.length === 0) {
    const isPossible = limits.every(({ lower, upper }) => lower <= 0 && upper >= 0);
    const value = request.objective.offset;
    return isPossible ? { status: 'optimal', chosen: [], value, bound: value } : { status: 'infeasible' };
  }
  return highs.withModel(dataOf(candidates.length, limits, request), (solver) => {
    solver.options.set({
      output_flag: false,
      time_limit: Math.max(0.01, request.seconds),
      mip_rel_gap: request.gap,
      mip_abs_gap: 1e-7,
      random_seed: request.seed,
    });
    if (request.from) {
      const start = new Float64Array(candidates.length);
      for (const index of request.from) start[index] = 1;
      solver.setSolution({ colValue: start });
    }
    return run(highs, solver, request);
  });
}

function run(highs: Highs, solver: HighsModel, request: SolveRequest): Solved {
  const { callbackType, modelStatus } = highs.constants;
  const { onProgress, shouldStop } = request;
  let bound = -Infinity;
  const { modelStatus: status } = solver.run({
    [callbackType.mipInterrupt](event) {
      if (event.data.mip_dual_bound !== undefined) bound = Math.max(bound, event.data.mip_dual_bound);
      if (shouldStop?.()) event.interrupt();
    },
    [callbackType.mipImprovingSolution](event) {
      const { mip_solution: solution, objective_function_value: value = Infinity } = event.data;
      if (event.data.mip_dual_bound !== undefined) bound = Math.max(bound, event.data.mip_dual_bound);
      if (solution) onProgress?.({ chosen: chosenIn(solution), value, bound });
    },
    [callbackType.mipLogging](event) {
      if (event.data.mip_dual_bound === undefined || event.data.mip_dual_bound <= bound) return;
      bound = event.data.mip_dual_bound;
      onProgress?.({ chosen: null, value: event.data.mip_primal_bound ?? Infinity, bound });
    },
  });
  if (status === modelStatus.infeasible) return { status: 'infeasible' };
  const value = solver.getObjectiveValue();
  const solution = solver.getSolution().colValue;
  const hasPlan = solver.info.get('primal_solution_status') === 2;
  const proven = Number(solver.info.get('mip_dual_bound'));
  if (Number.isFinite(proven)) bound = Math.max(bound, proven);
  if (!hasPlan) return { status: 'none', bound };
  const chosen = chosenIn(solution);
  if (status === modelStatus.optimal)
    return { status: 'optimal', chosen, value, bound: Math.min(bound, value) };
  return { status: 'feasible', chosen, value, bound: Math.min(bound, value) };
}

function chosenIn(solution: Float64Array): number[] {
  const chosen: number[] = [];
  solution.forEach((value, index) => {
    if (value > 0.5) chosen.push(index);
  });
  return chosen;
}

/** Rows are scaled to coefficients of at most 1: the solver's tolerance is absolute, and budgets are large. */
function dataOf(columns: number, limits: readonly Limit[], { objective, isOut }: SolveRequest) {
  const { costs, offset } = objective;
  const entries = limits.reduce((sum, { terms }) => sum + terms.length, 0);
  const starts = new Int32Array(limits.length + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  const rowLower = new Float64Array(limits.length);
  const rowUpper = new Float64Array(limits.length);
  let at = 0;
  limits.forEach(({ lower, upper, terms }, row) => {
    const largest = terms.reduce((most, { coefficient }) => Math.max(most, Math.abs(coefficient)), 0) || 1;
    for (const { candidate, coefficient } of terms) {
      indices[at] = candidate;
      values[at++] = coefficient / largest;
    }
    starts[row + 1] = at;
    rowLower[row] = lower / largest;
    rowUpper[row] = upper / largest;
  });
  return {
    numCols: columns,
    numRows: limits.length,
    offset,
    colCost: Float64Array.from(costs),
    colLower: new Float64Array(columns),
    colUpper: Float64Array.from({ length: columns }, (_, index) => (isOut?.[index] === 1 ? 0 : 1)),
    rowLower,
    rowUpper,
    matrix: { format: 'csr' as const, numRows: limits.length, numCols: columns, starts, indices, values },
    integrality: new Int32Array(columns).fill(1),
  };
}
