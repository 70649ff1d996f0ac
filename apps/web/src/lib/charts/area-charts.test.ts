import { letterOf } from '@allmende/sovereignty';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chart } from './chart.ts';
import { allShapes, expectInside } from './chart-extents.fixture.ts';
import { CLASS_BANDS } from './class-bands.ts';
import { classDistribution } from './class-distribution.ts';
import { coverageMatrix } from './coverage-matrix.ts';
import { gantt } from './gantt.ts';
import { type Area, squarify } from './squarify.ts';
import { timeLine } from './time-line.ts';
import { treemap } from './treemap.ts';

const width = fc.constantFrom(240, 320, 720);
const words = fc.string({ maxLength: 50 });
const letter = fc.constantFrom('A', 'B', 'C', 'D', 'E', undefined);
const writtenIn = (chart: Chart) =>
  allShapes(chart.shapes).flatMap(({ tag, children }) =>
    tag === 'text' ? children.filter((c) => typeof c === 'string') : [],
  );

describe('the class bands', () => {
  it('begin and end where the measure draws the line', () => {
    for (const { letter: band, from, to } of CLASS_BANDS) {
      expect(letterOf(from)).toBe(band);
      expect(letterOf((from + to) / 2)).toBe(band);
    }
  });
});

describe('squarified areas', () => {
  const values = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
  const area: Area = { x: 5, y: 7, width: 300, height: 200 };

  it('are in proportion to the values, fill the whole and lie inside', () => {
    fc.assert(
      fc.property(values, (some) => {
        const parts = squarify(some, area);
        const total = some.reduce((sum, value) => sum + value, 0);
        parts.forEach(({ x, y, width: w, height: h }, index) => {
          expect(w * h).toBeCloseTo(((some[index] ?? 0) / total) * 60_000, 3);
          expect(x).toBeGreaterThanOrEqual(area.x - 1e-6);
          expect(y).toBeGreaterThanOrEqual(area.y - 1e-6);
          expect(x + w).toBeLessThanOrEqual(area.x + area.width + 1e-6);
          expect(y + h).toBeLessThanOrEqual(area.y + area.height + 1e-6);
        });
      }),
    );
  });

  it('never overlap', () => {
    fc.assert(
      fc.property(values, (some) => {
        const parts = squarify(some, area);
        parts.forEach((a, i) =>
          parts.slice(i + 1).forEach((b) => {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            expect(Math.min(across, down)).toBeLessThanOrEqual(1e-6);
          }),
        );
      }),
    );
  });

  it('equal values in a fitting area become squares', () => {
    for (const part of squarify([1, 1, 1, 1, 1, 1], { x: 0, y: 0, width: 30, height: 20 })) {
      expect(part.width).toBeCloseTo(10);
      expect(part.height).toBeCloseTo(10);
    }
  });
});

describe('a treemap', () => {
  const groups = fc.array(
    fc.record({
      label: words,
      items: fc.array(
        fc.record({
          label: words,
          value: fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 100, noNaN: true })),
          letter,
          hint: words,
        }),
        { maxLength: 12 },
      ),
    }),
    { maxLength: 8 },
  );

  it('stays inside its drawing with any data', () => {
    fc.assert(
      fc.property(groups, width, (some, w) =>
        expectInside(treemap({ title: 't', description: 'd', groups: some, width: w })),
      ),
    );
  });

  it('writes the letter beside the colour and hatches what has no class', () => {
    const chart = treemap({
      title: 't',
      description: 'd',
      groups: [
        {
          label: 'Gruppe',
          items: [
            { label: 'mit', value: 1, letter: 'D', hint: 'mit: 1' },
            { label: 'ohne', value: 1, hint: 'ohne: 1' },
          ],
        },
      ],
    });
    expect(writtenIn(chart)).toEqual(['Gruppe', 'mit', 'D', 'ohne']);
    expect(allShapes(chart.shapes).filter(({ tag }) => tag === 'path')).toHaveLength(1);
  });
});

describe('a distribution over classes', () => {
  const count = fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined });
  const rows = fc.array(
    fc.record({
      label: words,
      classes: fc
        .tuple(count, count, count, count, count, count)
        .map(([A = 0, B = 0, C = 0, D = 0, E = 0, unknown = 0]) => ({ A, B, C, D, E, unknown })),
    }),
    { maxLength: 6 },
  );
  const draw = (some: Parameters<typeof classDistribution>[0]['rows'], w: number) =>
    classDistribution({ title: 't', description: 'd', rows: some, width: w, hint: (l, v) => `${l} ${v}` });

  it('stays inside its drawing with any data', () => {
    fc.assert(fc.property(rows, width, (some, w) => expectInside(draw(some, w))));
  });

  it('cuts the bar in proportion to the counts', () => {
    const chart = draw([{ label: '', classes: { A: 1, E: 3 } }], 412);
    const parts = allShapes(chart.shapes).filter(({ attributes }) =>
      String(attributes['class']).startsWith('ch-fill-class'),
    );
    expect(parts.map(({ attributes }) => attributes['width'])).toEqual([103, 309]);
  });

  it('keeps the unknown apart: hatched, last, never a class', () => {
    const chart = draw([{ label: '', classes: { unknown: 4 } }], 412);
    expect(
      allShapes(chart.shapes).some(({ attributes }) =>
        String(attributes['class']).startsWith('ch-fill-class'),
      ),
    ).toBe(false);
    expect(writtenIn(chart)).toContain('4');
  });
});

describe('a coverage matrix', () => {
  const coverageLabel = {
    full: 'ganz',
    most: 'meist',
    part: 'teilweise',
    none: 'nicht',
    unknown: 'unbekannt',
  };
  const cell = fc.constantFrom('full', 'most', 'part', 'none', 'unknown');

  it('stays inside its drawing with any data', () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ label: words, cells: fc.array(cell, { maxLength: 8 }) }), { maxLength: 10 }),
        width,
        (columns, rows, w) =>
          expectInside(
            coverageMatrix({ title: 't', description: 'd', columns, rows, width: w, coverageLabel }),
          ),
      ),
    );
  });

  it('shows how much by level and every level in the legend', () => {
    const chart = coverageMatrix({
      title: 't',
      description: 'd',
      columns: ['Mail', 'Video', 'Dateien'],
      rows: [{ label: 'Angebot', cells: ['full', 'most', 'part'] }],
      coverageLabel,
    });
    const levels = allShapes(chart.shapes)
      .filter(({ attributes }) => attributes['class'] === 'ch-fill-accent')
      .map(({ attributes }) => Number(attributes['height']) / Number(attributes['width']));
    expect(levels.slice(0, 3)).toEqual([1, 0.75, 0.4]);
    for (const label of Object.values(coverageLabel)) expect(writtenIn(chart)).toContain(label);
  });

  it('says unknown where a cell is missing', () => {
    const chart = coverageMatrix({
      title: 't',
      description: 'd',
      columns: ['Mail'],
      rows: [{ label: 'X', cells: [] }],
      coverageLabel,
    });
    expect(
      allShapes(chart.shapes).flatMap(({ tag, children }) => (tag === 'title' ? children : [])),
    ).toContain('X, Mail: unbekannt');
  });
});

describe('a line over time', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2032-01-01'), noInvalidDate: true });
  const point = fc
    .tuple(day, fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 100, noNaN: true }))
    .map(([date, a, b]) => ({
      date: date.toISOString().slice(0, 10),
      interval: [Math.min(a, b), Math.max(a, b)] as const,
      label: date.toISOString().slice(0, 7),
    }));

  it('stays inside its drawing for any points, in any order', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), width, (points, w) =>
        expectInside(timeLine({ title: 't', description: 'd', points, width: w })),
      ),
    );
  });

  it('places the ends linearly: 0 at the bottom, 100 at the top, halfway in between', () => {
    const at = (value: number) => {
      const chart = timeLine({
        title: 't',
        description: 'd',
        height: 238,
        points: [{ date: '2026-01-01', interval: [value, value], label: 'x' }],
      });
      return Number(
        chart.shapes.find(
          ({ attributes }) => attributes['class'] === 'ch-fill-ink' && attributes['width'] === 3,
        )?.attributes['y'],
      );
    };
    expect([at(0), at(50), at(100)]).toEqual([210, 110, 10]);
  });
});

describe('a plan over periods', () => {
  const place = fc.double({ min: 0, max: 8, noNaN: true });
  const rows = fc.array(
    fc.record({
      label: words,
      bars: fc.array(
        fc
          .tuple(place, place, fc.constantFrom('work', 'bound'))
          .map(([a, b, kind]) => ({ from: Math.min(a, b), to: Math.max(a, b), kind, hint: 'x' })),
        { maxLength: 3 },
      ),
      marks: fc.array(
        place.map((at) => ({ at, hint: 'y' })),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 8 },
  );
  const periods = ['Q1', 'Q2', 'Q3', 'Q4', 'Q1', 'Q2', 'Q3', 'Q4'];

  it('stays inside its drawing with any data', () => {
    fc.assert(
      fc.property(rows, width, (some, w) =>
        expectInside(gantt({ title: 't', description: 'd', periods, rows: some, width: w })),
      ),
    );
  });

  it('gives every period the same length', () => {
    const bars = [0, 3, 6].map((from) => ({ from, to: from + 2, kind: 'work' as const, hint: '' }));
    const chart = gantt({
      title: 't',
      description: 'd',
      periods,
      rows: [{ label: '', bars, marks: [] }],
      width: 720,
    });
    const [a, b, c] = allShapes(chart.shapes)
      .filter(({ attributes }) => attributes['class'] === 'ch-fill-accent')
      .map(({ attributes }) => [Number(attributes['x']), Number(attributes['width'])] as const);
    expect([a?.[1], b?.[1], c?.[1]]).toEqual([a?.[1], a?.[1], a?.[1]]);
    expect((b?.[0] ?? 0) - (a?.[0] ?? 0)).toBeCloseTo((c?.[0] ?? 0) - (b?.[0] ?? 0), 1);
  });
});
