import type { ClassLetter } from '@allmende/sovereignty';
import { box, type Chart, frame, group, outline, type Shape, text } from './chart.ts';
import { classInk } from './class-bands.ts';
import { hatch } from './hatch.ts';
import { type Area, squarify } from './squarify.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface TreemapItem {
  label: string;
  /** Share of the whole; items without a visible share are left out of the drawing, not of the table. */
  value: number;
  /** Class of the item; missing = hatched. */
  letter?: ClassLetter | undefined;
  /** Shown on hover, e.g. label and value in words. */
  hint: string;
}

export interface Treemap {
  title: string;
  description: string;
  groups: readonly { label: string; items: readonly TreemapItem[] }[];
  width?: number;
  height?: number;
}

const HEAD = 20;
const TEXT = 13;

function inset({ x, y, width, height }: Area, by: number): Area {
  const [across, down] = [Math.min(by, width / 2), Math.min(by, height / 2)];
  return { x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down };
}

function drawItem({ label, letter, hint }: TreemapItem, area: Area): Shape {
  const { x, y, width, height } = inset(area, 0.5);
  const shapes: Shape[] = [box(x, y, width, height, letter ? classInk(letter) : 'surface')];
  if (!letter) shapes.push(outline(hatch(x, y, width, height, 8), 'line'));
  const hasLine = height >= TEXT + 8;
  const letterRoom = letter && hasLine && width >= 22 ? textWidth(letter, TEXT) + 10 : 0;
  const name = hasLine ? fitText(label, width - 10 - letterRoom, TEXT) : '';
  if (name !== '') shapes.push(text(x + 5, y + TEXT + 4, name, { size: TEXT }));
  if (letter && letterRoom > 0) {
    shapes.push(text(x + width - 5, y + TEXT + 4, letter, { size: TEXT, anchor: 'end', bold: true }));
  }
  return group(shapes, hint);
}

/**
 * Areas in proportion to values, in two levels: owner groups and what belongs to them. The letter stands
 * beside the colour wherever it fits; the table beside the chart holds what is too small to be written.
 */
export function treemap(options: Treemap): Chart {
  const { title, description } = options;
  const width = Math.max(240, options.width ?? 720);
  const height = options.height ?? Math.round(width * (width < 480 ? 1.25 : 0.55));
  const total = options.groups
    .flatMap(({ items }) => items)
    .reduce((sum, { value }) => sum + Math.max(0, value), 0);
  // A millionth of the area is far below a pixel.
  const groups = options.groups
    .map(({ label, items }) => ({ label, items: items.filter(({ value }) => value > total / 1e6) }))
    .filter(({ items }) => items.length > 0);
  const sums = groups.map(({ items }) => items.reduce((sum, { value }) => sum + value, 0));
  const areas = squarify(sums, { x: 0, y: 0, width, height });
  const shapes: Shape[] = [];
  groups.forEach(({ label, items }, index) => {
    const outer = inset(areas[index] ?? { x: 0, y: 0, width: 0, height: 0 }, 1.5);
    const hasHead = outer.height > HEAD * 2 && outer.width > 40;
    const inner = hasHead ? { ...outer, y: outer.y + HEAD, height: outer.height - HEAD } : outer;
    const name = hasHead ? fitText(label, outer.width - 8, TEXT) : '';
    if (name !== '') shapes.push(text(outer.x + 4, outer.y + 15, name, { size: TEXT, bold: true }));
    const parts = squarify(
      items.map(({ value }) => value),
      inner,
    );
    items.forEach((item, place) => {
      const part = parts[place];
      if (part) shapes.push(drawItem(item, part));
    });
    shapes.push(frame(inner.x, inner.y, inner.width, inner.height, 'ink'));
  });
  return { width, height, title, description, shapes };
}
