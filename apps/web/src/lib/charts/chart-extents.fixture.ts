import { expect } from 'vitest';
import type { Chart, Shape } from './chart.ts';

/** All shapes of a drawing, groups opened. */
export function allShapes(shapes: readonly (Shape | string)[]): Shape[] {
  return shapes.flatMap((shape) => (typeof shape === 'string' ? [] : [shape, ...allShapes(shape.children)]));
}

/** Boxes and lines as areas; what lies outside of the drawing is cut off in papers. */
function extents(chart: Chart): { left: number; right: number; top: number; bottom: number }[] {
  return allShapes(chart.shapes).flatMap(({ tag, attributes }) => {
    const number = (key: string) => Number(attributes[key] ?? 0);
    if (tag === 'rect') {
      return [
        {
          left: number('x'),
          right: number('x') + number('width'),
          top: number('y'),
          bottom: number('y') + number('height'),
        },
      ];
    }
    if (tag === 'path') {
      const numbers = [...String(attributes['d']).matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
      const xs = numbers.filter((_, index) => index % 2 === 0);
      const ys = numbers.filter((_, index) => index % 2 === 1);
      return numbers.length === 0
        ? []
        : [{ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }];
    }
    return [];
  });
}

/** Nothing may be cut off: papers have no second look. */
export function expectInside(chart: Chart): void {
  for (const { left, right, top, bottom } of extents(chart)) {
    expect(left).toBeGreaterThanOrEqual(-0.03);
    expect(top).toBeGreaterThanOrEqual(-0.03);
    expect(right).toBeLessThanOrEqual(chart.width + 0.03);
    expect(bottom).toBeLessThanOrEqual(chart.height + 0.03);
    expect(right - left).toBeGreaterThanOrEqual(0);
  }
}
