import { area, box, type Chart, outline, type Shape, stroked, text } from './chart.ts';
import { CLASS_BANDS } from './class-bands.ts';
import { linearScale } from './scale.ts';
import { textWidth } from './text-fit.ts';

export interface TimePoint {
  /** ISO date. */
  date: string;
  /** On the scale 0–100. */
  interval: readonly [number, number];
  /** How the date is written, e.g. `21.11.2026` or `Q3 2027`. */
  label: string;
}

export interface TimeLine {
  title: string;
  description: string;
  /** In any order. */
  points: readonly TimePoint[];
  width?: number;
  height?: number;
}

/**
 * An interval over time: the band between the lower and the upper ends, a bar between ticks at every
 * measurement. Between two measurements nothing was measured; the band only leads the eye.
 */
export function timeLine(options: TimeLine): Chart {
  const { title, description } = options;
  const width = Math.max(240, options.width ?? 720);
  const height = options.height ?? 240;
  const [left, right, top, bottom] = [28, width - 12, 10, height - 28];
  const points = options.points
    .map((point) => ({ ...point, time: Date.parse(point.date) }))
    .filter(({ time }) => Number.isFinite(time))
    .sort((a, b) => a.time - b.time);
  const toY = linearScale([0, 100], [bottom, top]);
  const first = points[0]?.time ?? 0;
  const last = points.at(-1)?.time ?? 0;
  const toX = linearScale(
    [first, last],
    first === last ? [(left + right) / 2, right] : [left + 8, right - 8],
  );
  const shapes: Shape[] = [];
  for (const { letter, from, to, ink } of CLASS_BANDS) {
    shapes.push(box(left - 14, toY(to), 14, toY(from) - toY(to), ink));
    shapes.push(text(left - 7, (toY(from) + toY(to)) / 2 + 4, letter, { size: 12, anchor: 'middle' }));
    shapes.push(stroked(left, toY(from), right, toY(from), 'line'));
  }
  shapes.push(stroked(left, toY(100), right, toY(100), 'line'));
  const edge = (side: 0 | 1) =>
    points.map(({ time, interval }) => `${toX(time).toFixed(2)} ${toY(interval[side]).toFixed(2)}`);
  if (points.length > 1) {
    const [low, high] = [edge(0), edge(1)];
    shapes.push(area(`M${high.join('L')}L${[...low].reverse().join('L')}Z`, 'accent-soft'));
    shapes.push(outline(`M${high.join('L')}`, 'accent', 1.5), outline(`M${low.join('L')}`, 'accent', 1.5));
  }
  let labelledTo = -Infinity;
  points.forEach(({ time, interval, label }, index) => {
    const x = toX(time);
    const [lo, hi] = [toY(interval[0]), toY(interval[1])];
    shapes.push(box(x - 1.5, hi, 3, Math.max(1, lo - hi), 'ink'));
    shapes.push(box(x - 6, hi - 1, 12, 2, 'ink'), box(x - 6, lo - 1, 12, 2, 'ink'));
    const half = textWidth(label, 12) / 2;
    const middle = Math.min(width - half, Math.max(half, x));
    const isLast = index === points.length - 1;
    const roomForLast =
      isLast || middle + half + 8 <= width - 2 * textWidth(points.at(-1)?.label ?? '', 12) * 0.5 - half;
    if (middle - half > labelledTo + 8 && roomForLast) {
      shapes.push(text(middle, height - 8, label, { size: 12, anchor: 'middle', role: 'muted' }));
      labelledTo = middle + half;
    }
  });
  return { width, height, title, description, shapes };
}
