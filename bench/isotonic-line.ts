import type { Scored } from './matching-quality.ts';

/**
 * Isotonic regression by pooling adjacent violators: the corner points of the monotone line from score to
 * probability. Blocks of fewer than `least` names are joined with the next, so that a corner rests on some evidence.
 */
export function isotonicLine(pairs: readonly Scored[], least: number): [number, number][] {
  const blocks: { from: number; to: number; right: number; count: number }[] = [];
  for (const { score, right } of [...pairs].sort((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    if (last && (last.count < least || last.to === score)) {
      last.to = score;
      last.right += Number(right);
      last.count++;
    } else blocks.push({ from: score, to: score, right: Number(right), count: 1 });
    for (;;) {
      const [low, high] = blocks.slice(-2);
      if (!low || !high || high.count < least || low.right * high.count < high.right * low.count) break;
      blocks.splice(-2, 2, {
        from: low.from,
        to: high.to,
        right: low.right + high.right,
        count: low.count + high.count,
      });
    }
  }
  // One right and one wrong name more in every block: no estimate is 0 or 1.
  const line = blocks.map((block): [number, number] => [
    (block.from + block.to) / 2,
    (block.right + 1) / (block.count + 2),
  ]);
  return [[0, 0], ...line, [1, line.at(-1)?.[1] ?? 1]];
}
