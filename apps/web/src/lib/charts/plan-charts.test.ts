import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart.ts';
import { allShapes, expectInside } from './chart-extents.fixture.ts';
import { curves } from './curves.ts';
import { limitRows } from './limit-rows.ts';

const width = fc.constantFrom(240, 288, 480, 720);
const end = fc.integer({ min: 0, max: 100 });
const interval = fc.tuple(end, end).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const writtenIn = (chart: Chart) =>
  allShapes(chart.shapes).flatMap(({ tag, children }) =>
    tag === 'text' ? children.filter((child) => typeof child === 'string') : [],
  );
const words = { title: 't', description: 'd' };

describe('curves', () => {
  const some = fc.array(
    fc.record({
      label: fc.string({ maxLength: 60 }),
      points: fc.array(fc.option(interval), { maxLength: 20 }),
    }),
    { maxLength: 6 },
  );

  it('stay inside their drawing, however many and however long their names', () => {
    fc.assert(
      fc.property(some, width, (many, wide) => {
        const periods = Array.from({ length: 20 }, (_, index) => `Q${(index % 4) + 1} ${2027 + index / 4}`);
        expectInside(curves({ ...words, periods, curves: many, width: wide }));
      }),
    );
  });

  it('differ in print without colours: the first is a band, each other has dashes of its own', () => {
    const points = [[40, 50] as const, [30, 45] as const];
    const four = ['a', 'b', 'c', 'd'].map((label) => ({ label, points }));
    const chart = curves({ ...words, periods: ['Q1 2027', 'Q2 2027'], curves: four });
    const dashes = allShapes(chart.shapes).map(({ attributes }) => attributes['stroke-dasharray']);
    expect(new Set(dashes.filter(Boolean)).size).toBe(3);
    expect(writtenIn(chart)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', 'Q1 2027']));
  });

  it('are stairs: within a period the value stays', () => {
    const chart = curves({
      ...words,
      periods: ['Q1 2027', 'Q2 2027'],
      curves: [
        {
          label: 'a',
          points: [
            [60, 60],
            [20, 20],
          ],
        },
      ],
    });
    const line = allShapes(chart.shapes).find(
      ({ tag, attributes }) => tag === 'path' && String(attributes['d']).split('L').length === 4,
    );
    const corners = String(line?.attributes['d'])
      .slice(1)
      .split('L')
      .map((corner) => corner.split(' ').map(Number));
    expect(corners[0]?.[1]).toBe(corners[1]?.[1]);
    expect(corners[1]?.[0]).toBe(corners[2]?.[0]);
    expect(corners[2]?.[1]).toBe(corners[3]?.[1]);
  });
});

describe('rows with limits', () => {
  const amount = fc.integer({ min: -500_000, max: 500_000 });
  const legend = { parts: ['konsumtiv', 'investiv'], limit: 'Grenze' } as const;
  const rows = fc.array(
    fc.record({
      label: fc.string({ maxLength: 60 }),
      parts: fc.tuple(amount, amount),
      limit: fc.option(fc.nat(500_000)),
      value: fc.string({ maxLength: 24 }),
    }),
    { maxLength: 12 },
  );

  it('stay inside their drawing, also with savings and without limits', () => {
    fc.assert(
      fc.property(rows, width, (some, wide) => {
        expectInside(limitRows({ ...words, rows: some, legend, axisLabel: String, width: wide }));
      }),
    );
  });

  it('show a bar of half the limit half as long as the way to the mark', () => {
    const chart = limitRows({
      ...words,
      rows: [{ label: '2027', parts: [50, 0], limit: 100, value: '50 von 100' }],
      legend,
      axisLabel: String,
    });
    const boxes = allShapes(chart.shapes).filter(({ tag }) => tag === 'rect');
    const bar = boxes.find(
      ({ attributes }) => attributes['class'] === 'ch-fill-accent' && attributes['height'] === 16,
    );
    const mark = boxes.find(
      ({ attributes }) => attributes['class'] === 'ch-fill-ink' && attributes['height'] === 24,
    );
    const start = Number(bar?.attributes['x']);
    expect((Number(mark?.attributes['x']) + 1.5 - start) / Number(bar?.attributes['width'])).toBeCloseTo(
      2,
      2,
    );
  });

  it('explain only what occurs', () => {
    const row = { label: '2027', parts: [50, 0], limit: null, value: '50' } as const;
    const written = writtenIn(limitRows({ ...words, rows: [row], legend, axisLabel: String }));
    expect(written).toContain('konsumtiv');
    expect(written).not.toContain('investiv');
    expect(written).not.toContain('Grenze');
  });
});
