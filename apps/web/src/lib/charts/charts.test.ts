import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart.ts';
import { allShapes, expectInside } from './chart-extents.fixture.ts';
import { hatch } from './hatch.ts';
import { intervalBar } from './interval-bar.ts';
import { intervalRows } from './interval-rows.ts';
import { renderChart } from './render-chart.ts';
import { linearScale, roundTicks } from './scale.ts';
import { fitText, textWidth } from './text-fit.ts';

const interval = fc
  .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const bar = (value: readonly [number, number] | null, width = 240) =>
  intervalBar({ interval: value, title: 't', description: 'd', width, letters: false });
const inkBoxes = (chart: Chart) =>
  chart.shapes.filter(({ attributes }) => attributes['class'] === 'ch-fill-ink');

describe('an interval bar', () => {
  it('stays inside its drawing for every interval and width', () => {
    fc.assert(
      fc.property(fc.option(interval), fc.integer({ min: 60, max: 900 }), (value, width) => {
        expectInside(bar(value, width));
      }),
    );
  });

  it('maps both ends linearly: the bar of [20, 60] is exactly two fifths of the scale long', () => {
    const [line, low, high] = inkBoxes(bar([20, 60], 204));
    expect(line?.attributes['x']).toBe(2 + 40);
    expect(line?.attributes['width']).toBe(80);
    expect(Number(low?.attributes['x']) + 1).toBe(42);
    expect(Number(high?.attributes['x']) + 1).toBe(122);
  });

  it('draws a point as one broad tick and never a bar', () => {
    const boxes = inkBoxes(bar([42, 42], 204));
    expect(boxes).toHaveLength(1);
    expect(Number(boxes[0]?.attributes['x']) + 1.5).toBe(2 + 84);
  });

  it('hatches a missing value and shows no class colour for it', () => {
    const svg = renderChart(bar(null));
    expect(svg).toContain('<path');
    expect(svg).not.toContain('class-c');
    expect(inkBoxes(bar(null))).toHaveLength(0);
  });

  it('writes the letters of all five classes beside the colours', () => {
    const chart = intervalBar({ interval: [1, 2], title: 't', description: 'd' });
    const letters = allShapes(chart.shapes).flatMap(({ tag, children }) => (tag === 'text' ? children : []));
    expect(letters).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('keeps the order of the classes in grey print: luminance falls from A to E', () => {
    const luminance = (hex: string) =>
      [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
    const fills = bar([0, 1]).shapes.flatMap(({ attributes }) =>
      String(attributes['class']).startsWith('ch-fill-class-') ? [luminance(String(attributes['fill']))] : [],
    );
    expect(fills).toHaveLength(5);
    fills.slice(1).forEach((value, index) => expect(value).toBeLessThan((fills[index] ?? 0) * 0.9));
  });
});

describe('rows of intervals', () => {
  const rows = fc.array(
    fc.record({
      label: fc.string({ maxLength: 80 }),
      interval: fc.option(interval),
      value: fc.string({ maxLength: 12 }),
    }),
    { maxLength: 12 },
  );

  it('stay inside their drawing, narrow or wide, with any text', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(240, 288, 720),
        fc.constantFrom('classes', 'amount'),
        (some, width, scale) => {
          expectInside(intervalRows({ title: 't', description: 'd', rows: some, width, scale }));
        },
      ),
    );
  });

  it('are certain up to the lower end and hatched up to the upper one', () => {
    const chart = intervalRows({
      title: 't',
      description: 'd',
      width: 720,
      scale: 'amount',
      rows: [{ label: 'a', interval: [50, 100], value: '50–100' }],
    });
    const solid = chart.shapes.find(({ attributes }) => attributes['class'] === 'ch-fill-accent');
    const open = chart.shapes.find(({ tag, attributes }) => tag === 'rect' && attributes['fill'] === 'none');
    const end = Number(solid?.attributes['x']) + Number(solid?.attributes['width']);
    expect(Number(open?.attributes['x']) - 0.5).toBeCloseTo(end, 1);
    expect(Number(open?.attributes['width']) + 1).toBeCloseTo(Number(solid?.attributes['width']), 1);
  });
});

describe('a chart written as SVG', () => {
  it('escapes every text and drops characters that XML forbids', () => {
    const svg = renderChart(
      intervalRows({
        title: '<script>alert("1")</script>',
        description: 'A & B\u0000\u0007',
        rows: [{ label: '</text><script>', interval: [1, 2], value: `'"&` }],
      }),
    );
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(svg).toContain('A &amp; B</desc>');
    expect([...svg].every((character) => character.charCodeAt(0) >= 32)).toBe(true);
  });

  it('is an image with title and description and stands alone: no variable, no reference', () => {
    const svg = renderChart(bar([59, 61]));
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" viewBox="0 0 240 24"/);
    expect(svg).toContain('<title>t</title><desc>d</desc>');
    expect(svg).not.toMatch(/var\(|url\(|href/);
  });

  it('never writes text below 12 pixels', () => {
    const svg = renderChart(
      intervalRows({
        title: 't',
        description: 'd',
        width: 240,
        rows: [{ label: 'a', interval: null, value: '–' }],
      }),
    );
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });
});

describe('the parts of a drawing', () => {
  it('a hatch never leaves its rectangle and never misses it', () => {
    const side = fc.double({ min: 1, max: 300, noNaN: true });
    fc.assert(
      fc.property(side, side, side, side, (x, y, width, height) => {
        const numbers = [...hatch(x, y, width, height, 5).matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
        numbers.forEach((value, index) => {
          const [from, to] = index % 2 === 0 ? [x, x + width] : [y, y + height];
          expect(value).toBeGreaterThanOrEqual(from - 0.01);
          expect(value).toBeLessThanOrEqual(to + 0.01);
        });
        if (width + height > 5) expect(numbers.length).toBeGreaterThan(0);
      }),
    );
  });

  it('a scale is linear inside its domain and stops at its ends', () => {
    const scale = linearScale([0, 100], [10, 210]);
    expect([scale(-5), scale(0), scale(25), scale(100), scale(1e9)]).toEqual([10, 10, 60, 210, 210]);
  });

  it('ticks are round, start at 0 and reach the highest value', () => {
    expect(roundTicks(87, 4)).toEqual([0, 50, 100]);
    for (const nothing of [0, 5e-324, Number.NaN]) expect(roundTicks(nothing)).toEqual([0, 1]);
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (highest) => {
        const ticks = roundTicks(highest);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(highest * (1 - 1e-9));
        expect(ticks.length).toBeLessThan(12);
      }),
    );
  });

  it('a fitted text is never wider than its room', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 200 }), (content, room) => {
        const fitted = fitText(content, room, 13);
        if (fitted !== '') expect(textWidth(fitted, 13)).toBeLessThanOrEqual(room);
      }),
    );
  });
});
