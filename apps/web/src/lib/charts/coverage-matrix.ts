import { box, type Chart, frame, group, outline, type Shape, stroked, text } from './chart.ts';
import { hatch } from './hatch.ts';
import { fitText, textWidth } from './text-fit.ts';

/** How much of a function is covered: `unknown` is not the same as `none`. */
export type Coverage = 'full' | 'most' | 'part' | 'none' | 'unknown';

export interface CoverageMatrix {
  title: string;
  description: string;
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly Coverage[] }[];
  width?: number;
  /** In words, for hover, table and legend. */
  coverageLabel: Readonly<Record<Coverage, string>>;
}

const SIZE = 13;
const ROW = 30;
const LEGEND: readonly Coverage[] = ['full', 'most', 'part', 'none', 'unknown'];
const FILLED: Readonly<Record<Coverage, number>> = { full: 1, most: 0.75, part: 0.4, none: 0, unknown: 0 };

/** A square that fills with the coverage from below: read by level, not by colour. */
function mark(x: number, y: number, side: number, coverage: Coverage): Shape[] {
  const level = FILLED[coverage] * side;
  const shapes: Shape[] = [box(x, y, side, side, 'paper')];
  if (coverage === 'unknown') shapes.push(outline(hatch(x, y, side, side, 5), 'muted'));
  else if (level > 0) shapes.push(box(x, y + side - level, side, level, 'accent'));
  shapes.push(frame(x, y, side, side, coverage === 'unknown' ? 'muted' : 'accent'));
  return shapes;
}

/**
 * Which option covers which function, e.g. the eight functions of a workplace suite. Column heads stand
 * upright, so that the matrix fits on a phone.
 */
export function coverageMatrix(options: CoverageMatrix): Chart {
  const { title, description, columns, rows, coverageLabel } = options;
  const width = Math.max(240, options.width ?? 720);
  const labels = Math.max(0, ...rows.map(({ label }) => textWidth(label, SIZE))) + 12;
  const labelWidth = Math.min(labels, width * (width < 480 ? 0.42 : 0.36));
  const cell = Math.min(64, (width - labelWidth) / Math.max(1, columns.length));
  const headRoom = Math.min(150, Math.max(0, ...columns.map((column) => textWidth(column, SIZE))) + 10);
  const side = Math.min(18, cell - 4);
  const shapes: Shape[] = [];
  columns.forEach((column, index) => {
    const x = labelWidth + cell * (index + 0.5) + 4;
    shapes.push(text(x, headRoom - 6, fitText(column, headRoom - 6, SIZE), { size: SIZE, turned: -90 }));
  });
  rows.forEach(({ label, cells }, index) => {
    const y = headRoom + index * ROW;
    shapes.push(stroked(0, y, labelWidth + cell * columns.length, y, 'line'));
    shapes.push(text(0, y + ROW / 2 + 5, fitText(label, labelWidth - 12, SIZE), { size: SIZE }));
    columns.forEach((column, place) => {
      const coverage = cells[place] ?? 'unknown';
      const x = labelWidth + cell * (place + 0.5) - side / 2;
      shapes.push(
        group(
          mark(x, y + (ROW - side) / 2, side, coverage),
          `${label}, ${column}: ${coverageLabel[coverage]}`,
        ),
      );
    });
  });
  let legendX = 0;
  let legendY = headRoom + rows.length * ROW + 12;
  for (const coverage of LEGEND) {
    const room = textWidth(coverageLabel[coverage], SIZE) + 36;
    if (legendX > 0 && legendX + room > width) {
      legendX = 0;
      legendY += 24;
    }
    shapes.push(...mark(legendX, legendY, 14, coverage));
    shapes.push(text(legendX + 20, legendY + 12, coverageLabel[coverage], { size: SIZE, role: 'muted' }));
    legendX += room;
  }
  return { width, height: legendY + 20, title, description, shapes };
}
