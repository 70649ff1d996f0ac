/**
 * Maps values to positions on a line; values outside the domain end at its ends.
 *
 * @example linearScale([0, 100], [10, 210])(50) // 110
 */
export function linearScale(
  [from, to]: readonly [number, number],
  [start, end]: readonly [number, number],
): (value: number) => number {
  const span = to - from;
  return (value) => {
    if (span === 0) return start;
    const share = Math.min(1, Math.max(0, (value - from) / span));
    return start + share * (end - start);
  };
}

/**
 * Round numbers from 0 up to at least `highest`, about `count` steps of 1, 2 or 5 × 10ⁿ.
 *
 * @example roundTicks(87, 4) // [0, 50, 100]
 */
export function roundTicks(highest: number, count = 4): number[] {
  // Below this, powers of ten run out of digits; nothing that is drawn is so small.
  if (!(highest > 1e-9)) return [0, 1];
  const rough = highest / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const steps = Math.ceil(highest / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
