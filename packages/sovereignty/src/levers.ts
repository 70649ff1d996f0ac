import { changedAg } from './changed-ag.ts';
import { dependenceOf } from './dependence.ts';
import type { Bounded } from './measure.ts';
import type { Scale } from './scale.ts';
import { VARIABLES, type Interval, type Level, type Variable } from './types.ts';

/** One or more answers of an application, each one level lower, and what that does to AG. */
export interface Lever {
  application: string;
  steps: { variable: Variable; from: Level; to: Level }[];
  /** AG afterwards. */
  ag: Interval;
  /** Points by which the bounds of AG sink; not negative. */
  gain: Interval;
}

export interface Levers {
  /** Single steps, the best first. */
  single: Lever[];
  /** Steps in two or three dimensions at once whose gain exceeds the sum of the single gains. */
  combined: Lever[];
}

/** Variables of W, G and E by index. */
const DIMENSION_INDICES = [
  [0, 1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
] as const;

/**
 * What one step down would bring, for every answer above 0 that is known.
 *
 * Where two dimensions share the maximum X, a step in one of them leaves X where it is and its worth seems small; so
 * one step in each of two or three dimensions is tried too, and kept if together they bring more than in parts. Of the
 * variables of a dimension the combination names the highest; any other of equal step would do as well.
 * Order: sinking of the middle of AG, then application and variable as given.
 */
export function leversOf(bounded: readonly Bounded[], scale: Scale, limit: number): Levers {
  const base = changedAg(bounded);

  function pull(each: Bounded, indices: readonly number[]): Lever {
    const ag = base.after(each, dependenceAfter(each, indices, scale), each.weight);
    const steps = indices.map((i) => {
      const from = levelAt(each, i);
      return { variable: VARIABLES[i] ?? 'W1', from, to: (from - 1) as Level };
    });
    return {
      application: each.application.id,
      steps,
      ag,
      gain: [Math.max(0, base.ag[0] - ag[0]), Math.max(0, base.ag[1] - ag[1])],
    };
  }

  const single: Lever[] = [];
  const combined: Lever[] = [];
  for (const each of bounded) {
    const alone = VARIABLES.map((_, i) => (levelAt(each, i) > 0 ? pull(each, [i]) : null));
    single.push(...alone.filter((lever) => lever !== null));
    const steps = DIMENSION_INDICES.map((indices) => highestStep(each, indices)).filter((i) => i !== null);
    const pairs = steps.flatMap((i, k) => steps.slice(k + 1).map((j) => pull(each, [i, j])));
    const singly = (indices: readonly number[]): number =>
      indices.reduce((sum, i) => sum + gainOf(alone[i]), 0);
    let apart = singly(steps);
    for (const pair of pairs) {
      const inside = pair.steps.map(({ variable }) => VARIABLES.indexOf(variable));
      const alsoApart = singly(steps.filter((i) => !inside.includes(i)));
      apart = Math.max(apart, gainOf(pair) + alsoApart);
      if (gainOf(pair) > singly(inside) + 1e-9) combined.push(pair);
    }
    if (steps.length < 3) continue;
    const all = pull(each, steps);
    if (gainOf(all) > apart + 1e-9) combined.push(all);
  }
  const best = (levers: Lever[]): Lever[] => levers.sort((x, y) => gainOf(y) - gainOf(x)).slice(0, limit);
  return { single: best(single), combined: best(combined) };
}

const gainOf = (lever: Lever | null | undefined): number => (lever ? (lever.gain[0] + lever.gain[1]) / 2 : 0);

/** The level of a known answer; 0 where there is nothing to lower. */
const levelAt = ({ lo, hi }: Bounded, i: number): Level =>
  lo[i] === hi[i] && (lo[i] ?? 0) > 0 ? ((lo[i] ?? 0) as Level) : 0;

function dependenceAfter({ lo, hi }: Bounded, indices: readonly number[], scale: Scale): Interval {
  const lowered = (levels: readonly number[]): number =>
    dependenceOf(
      levels.map((level, i) => (indices.includes(i) ? level - 1 : level)),
      scale,
    );
  return [lowered(lo), lowered(hi)];
}

function highestStep(each: Bounded, indices: readonly number[]): number | null {
  let best: number | null = null;
  for (const i of indices) {
    const level = levelAt(each, i);
    if (level > 0 && (best === null || level > levelAt(each, best))) best = i;
  }
  return best;
}
