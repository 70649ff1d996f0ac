import { highestConcentration } from './highest-concentration.ts';
import type { Interval, OwnerShare } from './types.ts';

/** The mass w·A of one application and who owns it. */
export interface OwnedMass {
  owner: string;
  mass: Interval;
}

export interface Concentration {
  /** Index 0 … 10,000. */
  hhi: Interval;
  /** False where the upper end is an outer bound: the search for the exact one was given up. */
  exact: boolean;
  owners: OwnerShare[];
}

/**
 * Herfindahl-Hirschman index 10,000·Σ(m_v/Σm)² over owners, and the share of each, with bounds.
 *
 * An application of unknown owner (`unknown`) may belong to any owner named here or to another one. So the upper end
 * gives all of them to the owner where they concentrate most, the lower end treats each as an owner of its own, and
 * the share of an owner may rise by all of them. Within that, masses vary independently in their bounds: the upper
 * end is attained, the lower end is exact for the box (levels are discrete, so it may be missed by a hair).
 * Both ends are 0 where no mass is possible: without dependence there is nothing to concentrate.
 *
 * @example concentrationOf([{ owner: 'a', mass: [10, 10] }, { owner: 'b', mass: [10, 10] }]).hhi // [5000, 5000]
 */
export function concentrationOf(masses: readonly OwnedMass[]): Concentration {
  const known = new Map<string, [number, number]>();
  const unowned: Interval[] = [];
  let total: Interval = [0, 0];
  for (const { owner, mass } of masses) {
    total = [total[0] + mass[0], total[1] + mass[1]];
    if (owner === 'unknown') {
      unowned.push(mass);
      continue;
    }
    const sum = known.get(owner);
    if (sum) {
      sum[0] += mass[0];
      sum[1] += mass[1];
    } else known.set(owner, [mass[0], mass[1]]);
  }
  if (total[1] <= 0) return { hhi: [0, 0], exact: true, owners: shares(known, unowned, total) };
  const boxes = [...known.values()];
  const highest = highestConcentration(boxes, [sumOf(unowned, 0), sumOf(unowned, 1)]);
  const low = 10_000 * lowestConcentration([...boxes, ...unowned]);
  return {
    hhi: [low, Math.max(low, 10_000 * highest.value)],
    exact: highest.exact,
    owners: shares(known, unowned, total),
  };
}

/**
 * Lowest Σm²/(Σm)² over a box, masses not all 0. The optimum is `m_v = clip(t)` with one t = Σm²/Σm; between two
 * neighbouring bounds the number k of masses at t and the sums S, Q of the others are fixed, and t = Q/S.
 */
export function lowestConcentration(boxes: readonly Interval[]): number {
  const steps = boxes.flatMap(([lo, hi]) => [
    { at: lo, k: 1, sum: -lo, squares: -lo * lo },
    { at: hi, k: -1, sum: hi, squares: hi * hi },
  ]);
  steps.sort((a, b) => a.at - b.at);
  let k = 0;
  let sum = boxes.reduce((all, [lo]) => all + lo, 0);
  let squares = boxes.reduce((all, [lo]) => all + lo * lo, 0);
  let best = Infinity;
  const tryAt = (t: number): void => {
    const total = sum + k * t;
    if (total > 0) best = Math.min(best, (squares + k * t * t) / (total * total));
  };
  let from = 0;
  for (const step of steps) {
    const t = sum > 0 ? squares / sum : step.at;
    tryAt(Math.min(Math.max(t, from), step.at));
    k += step.k;
    sum += step.sum;
    squares += step.squares;
    from = step.at;
  }
  tryAt(from);
  return best;
}

/** Share of a part whose mass and the mass of the rest vary independently; 0 of nothing is 0. */
export function shareOf(part: Interval, rest: Interval): Interval {
  const share = (own: number, others: number): number => (own > 0 ? own / (own + others) : 0);
  const hi = share(part[1], rest[0]);
  return [rest[1] > 0 ? share(part[0], rest[1]) : hi, hi];
}

/** Every owner is listed, also one without mass: whoever explains the figure finds all applications below it. */
function shares(
  known: ReadonlyMap<string, Interval>,
  unowned: readonly Interval[],
  total: Interval,
): OwnerShare[] {
  const unknown: Interval = [sumOf(unowned, 0), sumOf(unowned, 1)];
  const owners: OwnerShare[] = [...known].map(([owner, mass]) => {
    const [lo] = shareOf(mass, [total[0] - mass[0], Math.max(0, total[1] - mass[1])]);
    const [, hi] = shareOf(
      [mass[0] + unknown[0], mass[1] + unknown[1]],
      [Math.max(0, total[0] - mass[0] - unknown[0]), 0],
    );
    return { owner, mass, share: [lo, hi] };
  });
  owners.sort((a, b) => b.mass[1] - a.mass[1] || (a.owner < b.owner ? -1 : 1));
  if (unowned.length > 0) {
    const rest: Interval = [Math.max(0, total[0] - unknown[0]), Math.max(0, total[1] - unknown[1])];
    owners.push({ owner: 'unknown', mass: unknown, share: shareOf(unknown, rest) });
  }
  return owners;
}

const sumOf = (masses: readonly Interval[], end: 0 | 1): number =>
  masses.reduce((sum, mass) => sum + mass[end], 0);
