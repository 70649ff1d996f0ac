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
    const slips = distance(plain, folded(candidate), least);
    if (slips < least) [best, least] = [candidate, slips];
  }
  return best;
}

const fold = (word: string): string => word.toLowerCase().replace(/[\s_-]+/gu, '-');

/** The words of the standard, each folded once; they are compared with over and over. */
const foldedOnce = new Map<string, string>();

function folded(candidate: string): string {
  let found = foldedOnce.get(candidate);
  if (found === undefined) foldedOnce.set(candidate, (found = fold(candidate)));
  return found;
}

/** Optimal string alignment; what reaches the limit is cut off there. */
function distance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  let before = new Uint16Array(b.length + 1);
  let current = new Uint16Array(b.length + 1);
  let last = Uint16Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        cost = Math.min(cost, before[column - 2]! + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least >= limit) return limit;
    [before, last, current] = [last, current, before];
  }
  return last[b.length]!;
}
