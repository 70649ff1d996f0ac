import { area, box, type Chart, outline, type Shape, stroked, text } from './chart.ts';
import { CLASS_BANDS } from './class-bands.ts';
import { legend, SAMPLE } from './legend.ts';
import { linearScale } from './scale.ts';
import { textWidth } from './text-fit.ts';

export interface Curve {
  label: string;
  /** One interval for each period, on the scale 0–100; null where the curve has none. */
  points: readonly (readonly [number, number] | null)[];
}

export interface Curves {
  title: string;
  description: string;
  /** Names of the periods in order, e.g. `Q1 2027`; labelled as far as there is room. */
  periods: readonly string[];
  /** The first is drawn as a band, at most three others as dashed lines over it. */
  curves: readonly Curve[];
  width?: number;
}

/** Lines differ by their dashes, not by their colours alone. */
const LOOKS = [
  { role: 'accent', width: 2.5 },
  { role: 'ink', width: 1.75, dash: '7 4' },
  { role: 'muted', width: 2, dash: '2 3' },
  { role: 'ink', width: 1.5, dash: '10 3 2 3' },
] as const;

/** The stretches of a curve without gaps, each with the period that it begins in. */
function pieces(points: Curve['points']): { from: number; piece: (readonly [number, number])[] }[] {
  const found: { from: number; piece: (readonly [number, number])[] }[] = [];
  points.forEach((point, index) => {
    if (point === null) return;
    const last = found.at(-1);
    if (last && last.from + last.piece.length === index) last.piece.push(point);
    else found.push({ from: index, piece: [point] });
  });
  return found;
}

/**
 * Intervals that change from period to period: within one they stay as they are, so the curve is a stair. Each curve is
 * drawn by its lower and its upper end; where they meet, nothing is uncertain.
 *
 * @example curves({ title: 'Verlauf', description: '…', periods: ['Q1 2027'], curves: [{ label: 'Plan', points: [[59, 61]] }] })
 */
export function curves(options: Curves): Chart {
  const { title, description, periods } = options;
  const width = Math.max(240, options.width ?? 720);
  const drawn = options.curves.slice(0, LOOKS.length).map((curve, index) => ({
    ...curve,
    look: LOOKS[index] ?? LOOKS[0],
    isBand: index === 0,
  }));
  const head = legend(
    drawn.map(({ label, look, isBand }) => ({
      label,
      sample: (x, y) => [
        ...(isBand ? [box(x, y - 6, SAMPLE, 12, 'accent-soft')] : []),
        outline(
          `M${x} ${y}L${x + SAMPLE} ${y}`,
          look.role,
          look.width,
          'dash' in look ? look.dash : undefined,
        ),
      ],
    })),
    width,
  );
  const [left, right, top] = [28, width - 10, head.height + 10];
  const bottom = top + 220;
  const toX = linearScale([0, Math.max(1, periods.length)], [left, right]);
  const toY = linearScale([0, 100], [bottom, top]);
  const shapes: Shape[] = [...head.shapes];
  for (const { letter, from, to, ink } of CLASS_BANDS) {
    shapes.push(box(left - 14, toY(to), 14, toY(from) - toY(to), ink));
    shapes.push(text(left - 7, (toY(from) + toY(to)) / 2 + 4, letter, { size: 12, anchor: 'middle' }));
    shapes.push(stroked(left, toY(from), right, toY(from), 'line'));
  }
  shapes.push(stroked(left, toY(100), right, toY(100), 'line'));
  for (const { points, look, isBand } of drawn) {
    const dash = 'dash' in look ? look.dash : undefined;
    for (const { from, piece } of pieces(points)) {
      const stair = (end: 0 | 1): string[] =>
        piece.flatMap((point, index) => {
          const y = toY(point[end]).toFixed(2);
          return [`${toX(from + index).toFixed(2)} ${y}`, `${toX(from + index + 1).toFixed(2)} ${y}`];
        });
      const [low, high] = [stair(0), stair(1)];
      if (isBand) shapes.push(area(`M${high.join('L')}L${low.toReversed().join('L')}Z`, 'accent-soft'));
      shapes.push(outline(`M${high.join('L')}`, look.role, look.width, dash));
      const isPoint = piece.every(([lo, hi]) => lo === hi);
      if (!isPoint) shapes.push(outline(`M${low.join('L')}`, look.role, Math.min(1.25, look.width), dash));
    }
  }
  let writtenTo = -Infinity;
  periods.forEach((period, index) => {
    const x = toX(index);
    const end = x + textWidth(period, 12);
    if (x < writtenTo + 10 || end > width) return;
    shapes.push(stroked(x, bottom, x, bottom + 5, 'muted'));
    shapes.push(text(x, bottom + 18, period, { size: 12, role: 'muted' }));
    writtenTo = end;
  });
  return { width, height: bottom + 26, title, description, shapes };
}
