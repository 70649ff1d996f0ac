import type { Interval } from './types.ts';

/** Nodes after which the search settles for an outer bound; towns need a handful. */
const NODE_LIMIT = 400;
/** Relative difference below which two indices print the same. */
const TOLERANCE = 1e-9;

interface Item {
  lo: number;
  gain: number;
  squares: number;
  slope: number;
}

/**
 * Highest Σm²/(Σm)² over a box of owner masses, when the masses of unknown owner all go to one owner (merging only
 * raises the sum of squares, so one owner gets all of them).
 *
 * The function is quasi-convex in each mass, so the maximum lies at a vertex. Vertices are searched by branch and
 * bound: filling masses up in descending order of lo + hi, the last one in part, is the best of all mixtures, hence a
 * bound; where that mixture is a vertex it is the answer, else the mass filled in part is tried at both ends.
 *
 * @returns `exact: false` and an outer bound where the search was given up
 */
export function highestConcentration(
  known: readonly Interval[],
  unknown: Interval,
): { value: number; exact: boolean } {
  if (unknown[1] <= 0) return search([known.map(toItem)]);
  if (known.length === 0) return { value: 1, exact: true };
  return search(
    receivers(known).map((receiver) =>
      known.map(([lo, hi], i) => toItem(i === receiver ? [lo + unknown[0], hi + unknown[1]] : [lo, hi])),
    ),
  );
}

const toItem = ([lo, hi]: Interval): Item => ({
  lo,
  gain: hi - lo,
  squares: hi * hi - lo * lo,
  slope: lo + hi,
});

/** Owners that may profit most from a merger: none whose both bounds are at most those of another. */
function receivers(known: readonly Interval[]): number[] {
  const order = known.map((_, i) => i);
  const at = (i: number): Interval => known[i] ?? [0, 0];
  order.sort((a, b) => at(b)[1] - at(a)[1] || at(b)[0] - at(a)[0]);
  let best = -1;
  return order.filter((i) => {
    const isBetter = at(i)[0] > best;
    if (isBetter) best = at(i)[0];
    return isBetter;
  });
}

interface Relaxed {
  bound: number;
  vertex: number;
  /** Index of the mass that is filled in part; −1 where the mixture is a vertex. */
  split: number;
}

/** `fixed[i]`: 0 free, 1 at the low end, 2 at the high end. At least two low ends are above 0. */
function relax(items: readonly Item[], fixed: Uint8Array): Relaxed {
  let sum = 0;
  let squares = 0;
  items.forEach((item, i) => {
    const isHigh = fixed[i] === 2;
    sum += item.lo + (isHigh ? item.gain : 0);
    squares += item.lo * item.lo + (isHigh ? item.squares : 0);
  });
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item === undefined || fixed[i] !== 0 || item.gain === 0) continue;
    // Along this mass the index of the mixture rises up to a gain of S − 2Q/slope.
    const part = sum - (2 * squares) / item.slope;
    if (part <= 0) break;
    if (part < item.gain) {
      const before = squares / sum ** 2;
      const after = (squares + item.squares) / (sum + item.gain) ** 2;
      return {
        bound: (squares + part * item.slope) / (sum + part) ** 2,
        vertex: Math.max(before, after),
        split: i,
      };
    }
    sum += item.gain;
    squares += item.squares;
  }
  const value = squares / sum ** 2;
  return { bound: value, vertex: value, split: -1 };
}

function search(roots: Item[][]): { value: number; exact: boolean } {
  const stack: { items: Item[]; fixed: Uint8Array }[] = [];
  for (const items of roots.reverse()) {
    // All others may be 0, so one owner may stand alone.
    if (items.filter((item) => item.lo > 0).length <= 1) return { value: 1, exact: true };
    items.sort((a, b) => b.slope - a.slope);
    stack.push({ items, fixed: new Uint8Array(items.length) });
  }
  let best = 0;
  let outer = 0;
  let nodes = 0;
  for (let node = stack.pop(); node; node = stack.pop()) {
    const { items, fixed } = node;
    const { bound, vertex, split } = relax(items, fixed);
    best = Math.max(best, vertex);
    if (split < 0 || bound <= best * (1 + TOLERANCE)) continue;
    nodes += 1;
    if (nodes > NODE_LIMIT) {
      outer = Math.max(outer, bound);
      continue;
    }
    for (const end of [1, 2]) {
      const child = fixed.slice();
      child[split] = end;
      stack.push({ items, fixed: child });
    }
  }
  return outer > best * (1 + TOLERANCE) ? { value: outer, exact: false } : { value: best, exact: true };
}
