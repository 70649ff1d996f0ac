import type { Shape } from './chart.ts';
import { text } from './chart.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface LegendEntry {
  label: string;
  /** Draws the sample into a box of {@link SAMPLE} pixels whose middle lies at `y`. */
  sample: (x: number, y: number) => Shape[];
}

/** Width of a sample. */
export const SAMPLE = 26;
const LINE = 22;
const SIZE = 13;

/**
 * What the marks of a drawing mean: one after the other, on new lines where the width ends.
 *
 * @example legend([{ label: 'Plan', sample: (x, y) => [stroked(x, y, x + SAMPLE, y, 'accent')] }], 288).height // 22
 */
export function legend(entries: readonly LegendEntry[], width: number): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let [x, line] = [0, 0];
  for (const { label, sample } of entries) {
    const words = fitText(label, width - SAMPLE - 8, SIZE);
    const needed = SAMPLE + 6 + textWidth(words, SIZE);
    if (x > 0 && x + needed > width) [x, line] = [0, line + 1];
    const middle = line * LINE + LINE / 2;
    shapes.push(...sample(x, middle), text(x + SAMPLE + 6, middle + 4, words, { size: SIZE }));
    x += needed + 18;
  }
  return { shapes, height: entries.length === 0 ? 0 : (line + 1) * LINE };
}
