import { box, type Chart, type ChartInterval, frame, outline, type Shape, stroked, text } from './chart.ts';
import { CLASS_BANDS } from './class-bands.ts';
import { hatch } from './hatch.ts';
import { intervalMark } from './interval-bar.ts';
import { linearScale, roundTicks } from './scale.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface IntervalRow {
  label: string;
  interval: ChartInterval;
  /** The interval in words and numbers, e.g. `38–41 %`. */
  value: string;
}

export interface IntervalRows {
  title: string;
  description: string;
  rows: readonly IntervalRow[];
  width?: number;
  /** `classes`: scale 0–100 with bands and ticks; `amount`: bars from 0, hatched where the value is uncertain. */
  scale?: 'classes' | 'amount';
  /** How a number of the axis is written. */
  axisLabel?: (value: number) => string;
}

const LABEL_SIZE = 14;
const BAR_HEIGHT = 18;

/** Certain up to the lower end, hatched up to the upper one, closed by ticks. */
function amountMark([lo, hi]: readonly [number, number], toX: (value: number) => number, y: number): Shape[] {
  const [start, low, high] = [toX(0), toX(lo), toX(hi)];
  const bar = [box(start, y, low - start, BAR_HEIGHT, 'accent')];
  if (high - low < 1) return bar;
  return [
    ...bar,
    outline(hatch(low, y, high - low, BAR_HEIGHT, 5), 'accent'),
    frame(low, y, high - low, BAR_HEIGHT, 'accent'),
    box(high - 1, y - 3, 2, BAR_HEIGHT + 6, 'ink'),
    box(low - 1, y - 3, 2, BAR_HEIGHT + 6, 'ink'),
  ];
}

/**
 * One row per label, each with its interval: owners, areas, applications. Under 600 px the labels stand
 * above the bars, from there on beside them.
 *
 * @example intervalRows({ title: 'Nach Eigentümer', description: '…', rows: [{ label: 'Microsoft', interval: [35, 36], value: '35–36 %' }], scale: 'amount' })
 */
export function intervalRows(options: IntervalRows): Chart {
  const { title, description, rows, scale = 'classes', axisLabel = String } = options;
  const width = Math.max(240, options.width ?? 720);
  const beside = width >= 600;
  const valueWidth = Math.max(0, ...rows.map(({ value }) => textWidth(value, LABEL_SIZE))) + 8;
  const labelWidth = beside
    ? Math.min(width * 0.34, Math.max(0, ...rows.map(({ label }) => textWidth(label, LABEL_SIZE))) + 12)
    : 0;
  const axisRoom = beside ? 8 : 2;
  const left = beside ? labelWidth : axisRoom;
  const right = width - (beside ? valueWidth + axisRoom : axisRoom);
  const highest = Math.max(0, ...rows.flatMap(({ interval }) => (interval === null ? [] : [...interval])));
  const ticks = scale === 'classes' ? [0, 20, 40, 60, 80, 100] : roundTicks(highest, beside ? 5 : 3);
  const toX = linearScale([0, ticks.at(-1) ?? 100], [left, right]);
  const rowHeight = beside ? 34 : 54;
  const top = scale === 'classes' ? 20 : 6;
  const bottom = top + rows.length * rowHeight;
  const barTop = (index: number) => top + index * rowHeight + (beside ? (rowHeight - BAR_HEIGHT) / 2 : 26);
  const shapes: Shape[] = [];
  if (scale === 'classes') {
    for (const { letter, from, to, ink } of CLASS_BANDS) {
      for (let index = 0; index < rows.length; index += 1) {
        if (rows[index]?.interval === null) continue;
        shapes.push(box(toX(from), barTop(index), toX(to) - toX(from), BAR_HEIGHT, ink));
      }
      shapes.push(
        text((toX(from) + toX(to)) / 2, 14, letter, {
          size: 12,
          anchor: 'middle',
          role: 'muted',
          bold: true,
        }),
      );
    }
  }
  for (const tick of ticks) {
    const x = toX(tick);
    if (scale === 'amount' && beside) shapes.push(stroked(x, top, x, bottom + 4, 'line'));
    else {
      // Through a label that stands above its bar no line may run.
      for (let index = 0; index < rows.length; index += 1) {
        const y = barTop(index);
        shapes.push(stroked(x, y, x, y + BAR_HEIGHT, scale === 'classes' ? 'paper' : 'line'));
      }
    }
    shapes.push(
      text(toX(tick), bottom + 18, axisLabel(tick), {
        size: 12,
        anchor: tick === 0 ? 'start' : tick === ticks.at(-1) ? 'end' : 'middle',
        role: 'muted',
      }),
    );
  }
  rows.forEach((row, index) => {
    const y = top + index * rowHeight;
    const barY = barTop(index);
    const baseline = beside ? y + rowHeight / 2 + 5 : y + 18;
    const room = beside ? labelWidth - 12 : right - left - textWidth(row.value, LABEL_SIZE) - 12;
    shapes.push(
      text(beside ? 0 : left, baseline, fitText(row.label, room, LABEL_SIZE), { size: LABEL_SIZE }),
    );
    shapes.push(
      text(beside ? width : right, baseline, row.value, { size: LABEL_SIZE, anchor: 'end', bold: true }),
    );
    if (row.interval === null) {
      shapes.push(outline(hatch(left, barY, right - left, BAR_HEIGHT), 'muted'));
      shapes.push(frame(left, barY, right - left, BAR_HEIGHT, 'muted'));
    } else if (scale === 'classes') {
      shapes.push(...intervalMark(row.interval, toX, barY - 3, BAR_HEIGHT + 6));
    } else {
      shapes.push(...amountMark(row.interval, toX, barY));
    }
  });
  return { width, height: bottom + 26, title, description, shapes };
}
