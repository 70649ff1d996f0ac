import { box, type Chart, type ChartInterval, frame, outline, type Shape, stroked, text } from './chart.ts';
import { CLASS_BANDS } from './class-bands.ts';
import { hatch } from './hatch.ts';
import { linearScale } from './scale.ts';

export interface IntervalBar {
  /** On the scale 0–100; `null` = nothing known, drawn as a hatched scale. */
  interval: ChartInterval;
  title: string;
  description: string;
  /** Pixels, at least 60. */
  width?: number;
  /** Height of the bands; letters need 18 more. */
  bandHeight?: number;
  /** False where the letter stands beside the bar anyway, as in a table. */
  letters?: boolean;
}

/** Room left and right, so that a tick at 0 or 100 is not cut. */
const EDGE = 2;

/** The bar between two ticks at the given place, without bands: shared by all charts of intervals. */
export function intervalMark(
  interval: readonly [number, number],
  toX: (value: number) => number,
  y: number,
  height: number,
): Shape[] {
  const [lo, hi] = [toX(Math.min(...interval)), toX(Math.max(...interval))];
  const thickness = Math.max(4, Math.round(height * 0.36));
  const tick = (x: number, width: number) => box(x - width / 2, y, width, height, 'ink');
  // Narrower than two ticks, an interval looks like a smudge: one broad tick says "a point".
  if (hi - lo < 2) return [tick((lo + hi) / 2, 3)];
  return [box(lo, y + (height - thickness) / 2, hi - lo, thickness, 'ink'), tick(lo, 2), tick(hi, 2)];
}

/**
 * An interval as a bar between two ticks on the scale 0–100, the class bands A–E behind it. Both ends map
 * linearly; a mean is never drawn.
 *
 * @example intervalBar({ interval: [59, 61], title: 'Abhängigkeitsgrad', description: '59–61 von 100, Klasse C–D' })
 */
export function intervalBar(options: IntervalBar): Chart {
  const { interval, title, description, letters = true } = options;
  const width = Math.max(60, options.width ?? 240);
  const bandHeight = options.bandHeight ?? 18;
  const toX = linearScale([0, 100], [EDGE, width - EDGE]);
  const overhang = 3;
  const shapes: Shape[] = [];
  for (const { from, to, ink } of CLASS_BANDS) {
    shapes.push(
      box(toX(from), overhang, toX(to) - toX(from), bandHeight, interval === null ? 'surface' : ink),
    );
  }
  if (interval === null) {
    shapes.push(outline(hatch(EDGE, overhang, width - 2 * EDGE, bandHeight), 'muted'));
    shapes.push(frame(EDGE, overhang, width - 2 * EDGE, bandHeight, 'muted'));
  } else {
    for (const { from } of CLASS_BANDS.slice(1)) {
      shapes.push(stroked(toX(from), overhang, toX(from), overhang + bandHeight, 'paper'));
    }
    shapes.push(...intervalMark(interval, toX, 0, bandHeight + 2 * overhang));
  }
  if (letters) {
    for (const { letter, from, to } of CLASS_BANDS) {
      shapes.push(
        text(toX((from + to) / 2), bandHeight + 2 * overhang + 13, letter, {
          size: 12,
          anchor: 'middle',
          role: 'muted',
        }),
      );
    }
  }
  return { width, height: bandHeight + 2 * overhang + (letters ? 18 : 0), title, description, shapes };
}
