/**
 * The word that was probably meant, by the fewest slips of the hand (letters missing, doubled, wrong or swapped).
 * Capitals and the difference between `-`, `_` and a space do not count.
 * @example suggest('landingUrl', ['landingURL', 'logo']) // 'landingURL'
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const plain = fold(word);
  if (plain === '') return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(plain.length / 4)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least + 2) continue;
    const slips = distance(plain, fold(candidate), least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

const fold = (word: string): string => word.toLowerCase().replace(/[\s_-]+/gu, '-');

/** Optimal string alignment; what reaches the limit is cut off there. */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
    }
    if (Math.min(...current) >= limit) return limit;
    [before, last] = [last, current];
  }
  return last[b.length] ?? limit;
}
