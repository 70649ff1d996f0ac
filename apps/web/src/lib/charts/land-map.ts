import { bordered, type Chart, group, scaled, type Shape, text } from './chart.ts';

export interface LandMap {
  title: string;
  description: string;
  /** Size of the coordinates of the paths. */
  size: { readonly width: number; readonly height: number };
  /** In the order in which they are painted. */
  lands: readonly {
    path: string;
    label: { readonly x: number; readonly y: number; readonly room: number };
    value: number;
    /** How the value is written in the drawing. */
    written: string;
    /** On hover, e.g. `Hessen: 421 Gemeinden`. */
    hint: string;
  }[];
  /** Steps of the colour from light to strong: the lowest value of each, and how the step is called. */
  steps: readonly { from: number; label: string }[];
  width?: number;
}

const SIZE = 12;
const ROW = 22;

/** A map of areas, the stronger coloured the larger the value; the numbers stand where there is room for them. */
export function landMap({ title, description, size, lands, steps, width = 288 }: LandMap): Chart {
  const factor = width / size.width;
  const bottom = size.height * factor;
  const shapes: Shape[] = [
    scaled(
      lands.map(({ path, value, hint }) =>
        group([bordered(path, 'accent', strength(value, steps), 'muted')], hint),
      ),
      factor,
    ),
  ];
  for (const { label, written } of lands)
    if (label.room * factor >= 10)
      shapes.push(
        text(label.x * factor, label.y * factor + SIZE / 3, written, { size: SIZE, anchor: 'middle' }),
      );
  steps.forEach(({ from, label }, index) => {
    const y = bottom + 8 + index * ROW;
    shapes.push(
      group([
        bordered(`M0.5 ${y}h28v16h-28z`, 'accent', strength(from, steps), 'muted'),
        text(36, y + 12, label, { size: SIZE }),
      ]),
    );
  });
  return { width, height: bottom + 8 + steps.length * ROW, title, description, shapes };
}

/** Opacity of a step; the strongest still lets a number be read on it. */
function strength(value: number, steps: LandMap['steps']): number {
  const step = steps.findLastIndex(({ from }) => value >= from);
  return steps.length < 2 ? 0.3 : 0.06 + (0.54 * Math.max(0, step)) / (steps.length - 1);
}
