import type { Model } from './build-model.ts';
import { seededRandom } from './seeded-random.ts';

/** Which rows a candidate stands in. */
interface Entry {
  row: number;
  coefficient: number;
}

/**
 * A good plan at once: the candidates with the most gain for what they take of scarce limits come first, then single
 * replacements are moved, swapped and added as long as that gains something. Always within the limits; null when what
 * must be replaced does not fit in, which does not say that nothing fits.
 *
 * @param rounds how many moves are tried; each costs microseconds
 */
export function firstPlan(model: Model, seed: number, rounds: number): number[] | null {
  const { candidates, limits } = model;
  const entries: Entry[][] = candidates.map(() => []);
  limits.forEach(({ terms }, row) => {
    for (const { candidate, coefficient } of terms) entries[candidate]!.push({ row, coefficient });
  });
  const activity = new Float64Array(limits.length);
  const isChosen = new Uint8Array(candidates.length);
  const random = seededRandom(seed);
  const slack = (row: number): number => {
    const { upper } = limits[row]!;
    return upper - activity[row]! + 1e-9 * Math.max(1, Math.abs(upper));
  };
  const fits = (index: number): boolean =>
    entries[index]!.every(({ row, coefficient }) => coefficient <= slack(row));
  const canGo = (index: number): boolean =>
    entries[index]!.every(({ row, coefficient }) => coefficient >= 0 || -coefficient <= slack(row));
  const flip = (index: number): void => {
    const sign = isChosen[index] === 1 ? -1 : 1;
    isChosen[index] = isChosen[index] === 1 ? 0 : 1;
    for (const { row, coefficient } of entries[index]!) activity[row]! += sign * coefficient;
  };

  const isMust = new Set(
    limits.flatMap(({ lower, terms }) => (lower > 0 ? terms.map(({ candidate }) => candidate) : [])),
  );
  // What is needed by others goes first though it gains little itself.
  const needed = new Set(
    limits
      .filter(({ upper }) => upper === 0)
      .flatMap(({ terms }) =>
        terms.filter(({ coefficient }) => coefficient < 0).map(({ candidate }) => candidate),
      ),
  );
  const scarcity = (index: number): number =>
    entries[index]!.reduce((sum, { row, coefficient }) => {
      const { upper } = limits[row]!;
      return upper > 0 && coefficient > 0 ? sum + coefficient / upper : sum;
    }, 0.05);
  const worth = candidates.map(
    ({ gain }, index) =>
      (gain * (needed.has(index) ? 2 : 1)) / scarcity(index) + (isMust.has(index) ? 1e9 : 0),
  );
  const order = [...candidates.keys()].sort((a, b) => worth[b]! - worth[a]! || a - b);
  for (let pass = 0; pass < 3; pass++)
    for (const index of order)
      if (isChosen[index] === 0 && (candidates[index]!.gain > 0 || isMust.has(index)) && fits(index))
        flip(index);

  // Which candidate an application has now, and all of them in a list to draw from.
  const chosen = [...isChosen.keys()].filter((index) => isChosen[index] === 1);
  const own = new Map(chosen.map((index) => [candidates[index]!.application, index]));
  const mustRows = [...limits.keys()].filter((row) => limits[row]!.lower > 0);
  const meetsMusts = (): boolean => mustRows.every((row) => activity[row]! >= limits[row]!.lower);
  for (let round = 0; round < rounds && candidates.length > 0; round++) {
    const wanted = Math.floor(random() * candidates.length);
    if (isChosen[wanted] === 1) continue;
    const other = random() < 0.5 ? undefined : chosen[Math.floor(random() * chosen.length)];
    const out = [...new Set([own.get(candidates[wanted]!.application), other])].filter(
      (index) => index !== undefined,
    );
    const lost = out.reduce((sum, index) => sum + candidates[index]!.gain, 0);
    if (candidates[wanted]!.gain <= lost) continue;
    const taken: number[] = [];
    for (const index of out)
      if (canGo(index)) {
        flip(index);
        taken.push(index);
      }
    if (taken.length === out.length && fits(wanted)) {
      flip(wanted);
      if (meetsMusts()) {
        for (const index of out) {
          chosen.splice(chosen.indexOf(index), 1);
          own.delete(candidates[index]!.application);
        }
        chosen.push(wanted);
        own.set(candidates[wanted]!.application, wanted);
        continue;
      }
      flip(wanted);
    }
    for (const index of taken.reverse()) flip(index);
  }
  return meetsMusts() ? chosen : null;
}
