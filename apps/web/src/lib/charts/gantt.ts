import { area, box, type Chart, frame, group, outline, type Shape, stroked, text } from './chart.ts';
import { hatch } from './hatch.ts';
import { linearScale } from './scale.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface GanttBar {
  /** First period and the one after the last, counted from 0; fractions are places inside a period. */
  from: number;
  to: number;
  /** `work` is what the plan does; `bound` is what holds it back, such as a running contract. */
  kind: 'work' | 'bound';
  /** In words, for hover, e.g. „Einführung Q2 bis Q3 2027“. */
  hint: string;
}

export interface GanttRow {
  label: string;
  bars: readonly GanttBar[];
  /** A date that must not be missed, such as a notice deadline. */
  marks: readonly { at: number; hint: string }[];
}

export interface Gantt {
  title: string;
  description: string;
  /** Names of the periods in order, e.g. `Q1 2027`; labelled as far as there is room. */
  periods: readonly string[];
  rows: readonly GanttRow[];
  width?: number;
}

const SIZE = 14;
const BAR = 18;

function drawBar({ from, to, kind, hint }: GanttBar, toX: (period: number) => number, y: number): Shape {
  const [x, width] = [toX(from), Math.max(1, toX(to) - toX(from))];
  const shapes =
    kind === 'work'
      ? [box(x, y, width, BAR, 'accent')]
      : [
          box(x, y, width, BAR, 'surface'),
          outline(hatch(x, y, width, BAR), 'muted'),
          frame(x, y, width, BAR, 'muted'),
        ];
  return group(shapes, hint);
}

function drawMark(x: number, y: number, hint: string): Shape {
  const half = 7;
  const middle = y + BAR / 2;
  const d = `M${x} ${middle - half}L${x + half} ${middle}L${x} ${middle + half}L${x - half} ${middle}Z`;
  return group([area(d, 'ink'), outline(d, 'paper', 1.5)], hint);
}

/**
 * What happens when: one row per application, work solid, what binds hatched, deadlines as diamonds. Under
 * 600 px the labels stand above the bars.
 */
export function gantt(options: Gantt): Chart {
  const { title, description, periods, rows } = options;
  const width = Math.max(240, options.width ?? 720);
  const beside = width >= 600;
  const widest = Math.max(0, ...rows.map(({ label }) => textWidth(label, SIZE)));
  const labelWidth = beside ? Math.min(width * 0.34, widest + 12) : 0;
  const [left, right] = [labelWidth + 8, width - 8];
  const toX = linearScale([0, Math.max(1, periods.length)], [left, right]);
  const rowHeight = beside ? 34 : 52;
  const top = 26;
  const bottom = top + rows.length * rowHeight;
  const shapes: Shape[] = [];
  let writtenTo = -Infinity;
  periods.forEach((period, index) => {
    const x = toX(index);
    const end = x + textWidth(period, 12);
    const fits = x > writtenTo + 8 && end <= width;
    shapes.push(stroked(x, fits ? top - 6 : top, x, bottom, 'line'));
    if (!fits) return;
    shapes.push(text(x, top - 11, period, { size: 12, role: 'muted' }));
    writtenTo = end;
  });
  shapes.push(stroked(right, top, right, bottom, 'line'));
  rows.forEach(({ label, bars, marks }, index) => {
    const y = top + index * rowHeight;
    const barY = beside ? y + (rowHeight - BAR) / 2 : y + 28;
    const room = beside ? labelWidth - 12 : right - left;
    const name = fitText(label, room, SIZE);
    // Above its bar, a name would be crossed by the lines of the periods.
    if (!beside && name !== '') shapes.push(box(left, y + 5, textWidth(name, SIZE) + 4, 20, 'paper'));
    shapes.push(text(beside ? 0 : left, beside ? y + rowHeight / 2 + 5 : y + 20, name, { size: SIZE }));
    shapes.push(...bars.map((bar) => drawBar(bar, toX, barY)));
    shapes.push(...marks.map(({ at, hint }) => drawMark(toX(at), barY, hint)));
  });
  return { width, height: bottom + 6, title, description, shapes };
}
