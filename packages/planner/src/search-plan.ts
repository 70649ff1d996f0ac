import { annealDraft } from './anneal-draft.ts';
import type { Columns } from './columns.ts';
import { Draft } from './draft.ts';
import { DualBound } from './dual-bound.ts';
import { fillDraft } from './fill-draft.ts';
import { seededRandom } from './seeded-random.ts';

/** What searching has found: a plan within the limits (null where none came up) and what no plan gains more than. */
export interface Found {
  chosen: number[] | null;
  gain: number;
  mostGain: number;
}

export interface SearchRequest {
  seed: number;
  /** A plan from before; what of it still fits is kept at first. */
  from: readonly number[];
  /** How many moves of the annealing at most; each takes about a microsecond. */
  rounds: number;
  /** Told of each better plan or bound; true ends the search. */
  onFound: (found: Found) => boolean;
}

/** Steps of the bound between two plans that are filled up at its prices. */
const chunk = 50;

/** Where so many moves find nothing better, more of them hardly will. */
const manyMoves = 500_000;

/**
 * Searches for a good plan and a bound at the same time, without a solver: prices for all limits give the bound and tell
 * what is worth its means; plans filled up by that worth are improved by annealing. Deterministic by seed.
 *
 * @param tight the same with rows that only tighten the bound
 * @returns the candidates that a plan as good as the one found may still choose, beside what was found
 */
export function searchPlan(
  columns: Columns,
  tight: Columns,
  request: SearchRequest,
): Found & { isOut: Uint8Array } {
  const bound = new DualBound(tight);
  let best = { own: null as Int32Array | null, gain: -Infinity };
  let isEnded = false;
  const chosenOf = (own: Int32Array): number[] => {
    const draft = new Draft(columns);
    draft.takeOver(own);
    draft.prune();
    return draft.chosen();
  };
  const found = (): Found => ({
    chosen: best.own && chosenOf(best.own),
    gain: best.gain,
    mostGain: bound.gain,
  });
  const tell = (): void => {
    isEnded = request.onFound(found()) || isEnded;
  };
  const offer = (draft: Draft): void => {
    if (draft.gain <= best.gain + 1e-9 || !draft.isWhole) return;
    best = { own: draft.own.slice(), gain: draft.gain };
  };

  if (request.from.length > 0) {
    const draft = new Draft(columns);
    draft.takeOver(request.from);
    offer(fillDraft(columns, columns.gain, draft));
    tell();
  }
  bound.improve(20, Math.max(0, best.gain));
  offer(fillDraft(columns, bound.worths()));
  tell();
  for (let step = 0; step < 400 && !bound.isSettled && !isEnded; step += chunk) {
    bound.improve(chunk, Math.max(0, best.gain));
    offer(fillDraft(columns, bound.worths()));
    const leaning = bound.worths().map((worth, candidate) => worth + bound.share[candidate]!);
    offer(fillDraft(columns, leaning));
    tell();
  }
  const random = seededRandom(request.seed);
  const worths = bound.worths();
  const pay = worths.map((worth, candidate) => columns.gain[candidate]! - worth);
  let left = request.rounds;
  for (let size = 100; left > 0 && !isEnded && best.own; size *= 4) {
    const before = best.gain;
    const start = new Draft(columns);
    start.takeOver(best.own);
    const mean = best.gain / Math.max(1, start.chosen().length);
    const among = coreOf(columns, worths, columns.count < 3000 ? Infinity : 0.03 * mean);
    const rounds = Math.min(left, size * among.length);
    if (rounds === 0) break;
    left -= rounds;
    const heat = 0.01 * mean * Math.min(10, Math.max(1, rounds / among.length / 120));
    const onPause = (now: { own: Int32Array; gain: number }): boolean => {
      if (now.gain > best.gain + 1e-9) best = now;
      tell();
      return isEnded;
    };
    const after = annealDraft(start, random, { among, pay, rounds, heat, onPause });
    if (after.gain > best.gain + 1e-9) best = after;
    tell();
    if (best.gain <= before + 1e-9 && rounds > manyMoves) break;
  }
  return { ...found(), isOut: hopeless(tight, bound, best.gain) };
}

/** Candidates that are nearly the best of their group at the present prices. */
function coreOf(
  { count, groupOf, groups, gain, isOut }: Columns,
  worths: Float64Array,
  within: number,
): Int32Array {
  const best = new Float64Array(groups);
  for (let candidate = 0; candidate < count; candidate++)
    best[groupOf[candidate]!] = Math.max(best[groupOf[candidate]!]!, worths[candidate]!);
  const core: number[] = [];
  for (let candidate = 0; candidate < count; candidate++) {
    const isOfUse = gain[candidate]! > 0 || worths[candidate]! > 0;
    if (isOut[candidate] === 0 && isOfUse && best[groupOf[candidate]!]! - worths[candidate]! <= within)
      core.push(candidate);
  }
  return Int32Array.from(core);
}

/** Candidates with which no plan could be as good as the one that is known. */
function hopeless(columns: Columns, bound: DualBound, known: number): Uint8Array {
  const { count, groupOf, groups, isMust } = columns;
  const worths = bound.worths();
  const isOut = columns.isOut.slice();
  const best = Float64Array.from({ length: groups }, (_, group) => (isMust[group] === 1 ? -Infinity : 0));
  for (let candidate = 0; candidate < count; candidate++)
    if (isOut[candidate] === 0)
      best[groupOf[candidate]!] = Math.max(best[groupOf[candidate]!]!, worths[candidate]!);
  const slack = bound.gain - known + 1e-6 * Math.max(1, Math.abs(known));
  for (let candidate = 0; candidate < count; candidate++)
    if (best[groupOf[candidate]!]! - worths[candidate]! > slack) isOut[candidate] = 1;
  return isOut;
}
