/**
 * Numbers in [0, 1) that look random and are the same for the same seed: mulberry32, a 32-bit counter (step
 * 0x6D2B79F5) whose value is mixed by two multiply-xor-shift rounds. Period 2³², plenty for a few thousand draws;
 * not for secrets.
 *
 * @param seed any integer; only its lowest 32 bits count
 * @example const next = seededRandom(42); next(); // 0.6011…, on every machine
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
