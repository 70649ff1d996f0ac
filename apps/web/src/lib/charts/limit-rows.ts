import { box, type Chart, frame, group, outline, type Shape, stroked, text } from './chart.ts';
import { hatch } from './hatch.ts';
import { legend } from './legend.ts';
import { linearScale, roundTicks } from './scale.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface LimitRow {
  label: string;
  /** Amounts of the two parts; below zero they are drawn to the left. */
  parts: readonly [solid: number, hatched: number];
  /** What may be used at most; `null` for no limit. */
  limit: number | null;
  /** Used and limit in words and numbers, e.g. `180.000 € von 250.000 €`. */
  value: string;
}

export interface LimitRows {
  title: string;
  description: string;
  rows: readonly LimitRow[];
  /** What the parts and the mark of the limit mean; a part that never occurs is left out. */
  legend: { parts: readonly [solid: string, hatched: string]; limit: string };
  /** How a number of the axis is written. */
  axisLabel: (value: number) => string;
  width?: number;
}

const SIZE = 14;
const BAR = 16;

/** The part between two amounts, solid or hatched; empty parts are not drawn. */
function drawPart(from: number, to: number, kind: 0 | 1, toX: (value: number) => number, y: number): Shape[] {
  const [x, width] = [Math.min(toX(from), toX(to)), Math.abs(toX(to) - toX(from))];
  if (width < 0.5) return [];
  if (kind === 0) return [box(x, y, width, BAR, 'accent')];
  return [
    box(x, y, width, BAR, 'accent-soft'),
    outline(hatch(x, y, width, BAR, 5), 'accent'),
    frame(x, y, width, BAR, 'accent'),
  ];
}

/** Parts of the same sign lie one behind the other, away from zero. */
function drawParts([solid, hatched]: LimitRow['parts'], toX: (value: number) => number, y: number): Shape[] {
  const sameSign = Math.sign(solid) === Math.sign(hatched);
  const start = sameSign ? solid : 0;
  return [...drawPart(0, solid, 0, toX, y), ...drawPart(start, start + hatched, 1, toX, y)];
}

const reach = ([solid, hatched]: LimitRow['parts']): number[] =>
  Math.sign(solid) === Math.sign(hatched) ? [solid + hatched] : [solid, hatched];

/**
 * What is used against what may be used, one row for each: money by year, working days by quarter. The limit is a mark
 * across the bar.
 *
 * @example limitRows({ title: 'Kosten', description: '…', rows: [{ label: '2027', parts: [90_000, 0], limit: 250_000, value: '90.000 €' }], legend, axisLabel: String })
 */
export function limitRows(options: LimitRows): Chart {
  const { title, description, rows, axisLabel } = options;
  const width = Math.max(240, options.width ?? 720);
  const beside = width >= 600;
  const names = options.legend;
  const head = legend(
    [
      ...(rows.some(({ parts }) => parts[0] !== 0)
        ? [{ label: names.parts[0], sample: (x: number, y: number) => [box(x, y - 6, 26, 12, 'accent')] }]
        : []),
      ...(rows.some(({ parts }) => parts[1] !== 0)
        ? [
            {
              label: names.parts[1],
              sample: (x: number, y: number) => [
                box(x, y - 6, 26, 12, 'accent-soft'),
                outline(hatch(x, y - 6, 26, 12, 5), 'accent'),
                frame(x, y - 6, 26, 12, 'accent'),
              ],
            },
          ]
        : []),
      ...(rows.some(({ limit }) => limit !== null)
        ? [
            {
              label: names.limit,
              sample: (x: number, y: number) => [box(x + 11, y - 9, 3, 18, 'ink')],
            },
          ]
        : []),
    ],
    width,
  );
  const amounts = rows.flatMap(({ parts, limit }) => [...reach(parts), limit ?? 0]);
  const [lowest, highest] = [Math.min(0, ...amounts), Math.max(0, ...amounts)];
  const above = roundTicks(Math.max(highest, -lowest), beside ? 4 : 3);
  const step = above[1] ?? 1;
  const first = -Math.ceil(-lowest / step - 1e-9) * step;
  const last = Math.max(Math.ceil(highest / step - 1e-9) * step, first + step);
  const count = Math.round((last - first) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) =>
    Number((first + index * step).toPrecision(12)),
  );
  const valueWidth = Math.max(0, ...rows.map(({ value }) => textWidth(value, SIZE))) + 10;
  const labelWidth = beside
    ? Math.min(width * 0.3, Math.max(0, ...rows.map(({ label }) => textWidth(label, SIZE))) + 14)
    : 0;
  const [left, right] = [labelWidth + 3, beside ? width - valueWidth - 8 : width - 6];
  const toX = linearScale([first, last], [left, Math.max(left + 40, right)]);
  const rowHeight = beside ? 32 : 52;
  const top = head.height + 6;
  const bottom = top + rows.length * rowHeight;
  const barTop = (index: number) => top + index * rowHeight + (beside ? (rowHeight - BAR) / 2 : 28);
  const shapes: Shape[] = [...head.shapes];
  for (const [place, tick] of ticks.entries()) {
    const x = toX(tick);
    if (beside) shapes.push(stroked(x, top, x, bottom + 3, tick === 0 ? 'muted' : 'line'));
    else if (tick === 0)
      rows.forEach((_, index) =>
        shapes.push(stroked(x, barTop(index) - 3, x, barTop(index) + BAR + 3, tick === 0 ? 'muted' : 'line')),
      );
    const anchor = place === 0 ? 'start' : place === ticks.length - 1 ? 'end' : 'middle';
    const isRoomy = ticks.length < 6 || place % 2 === 0;
    if (isRoomy) shapes.push(text(x, bottom + 16, axisLabel(tick), { size: 12, anchor, role: 'muted' }));
  }
  rows.forEach(({ label, parts, limit, value }, index) => {
    const y = top + index * rowHeight;
    const baseline = beside ? y + rowHeight / 2 + 5 : y + 20;
    const room = beside ? labelWidth - 12 : width - textWidth(value, SIZE) - 12;
    shapes.push(text(0, baseline, fitText(label, room, SIZE), { size: SIZE }));
    shapes.push(text(width, baseline, value, { size: SIZE, anchor: 'end' }));
    const marks = drawParts(parts, toX, barTop(index));
    if (limit !== null) marks.push(box(toX(limit) - 1.5, barTop(index) - 4, 3, BAR + 8, 'ink'));
    shapes.push(group(marks, `${label}: ${value}`));
  });
  return { width, height: bottom + 24, title, description, shapes };
}
