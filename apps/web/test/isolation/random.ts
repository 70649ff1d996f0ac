/** Chance that repeats itself: the same seed, the same run. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  pick<T>(from: readonly T[]): T | undefined;
  chance(of: number): boolean;
}

/** Mulberry32. @example randomFrom(7).chance(0.5) */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick: (from) => from[Math.floor(next() * from.length)],
    chance: (of) => next() < of,
  };
}
