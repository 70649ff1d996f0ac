import { describe, expect, it } from 'vitest';
import {
  classOf,
  isExpired,
  letterOf,
  measure,
  publishedClass,
  VARIABLES,
  type Answers,
  type Level,
  type MeasuredApplication,
} from '../src/index.ts';
import { DATE } from './arbitraries.ts';

const options = { date: DATE };
const all = (value: Level | 'n/a' | 'unknown'): Answers =>
  Object.fromEntries(VARIABLES.map((variable) => [variable, { value }]));
const application = (fields: Partial<MeasuredApplication> = {}): MeasuredApplication => ({
  id: 'a',
  name: 'A',
  owner: 'Ahorn',
  criticality: 3,
  reach: 1,
  answers: all(2),
  ...fields,
});

describe('classes', () => {
  it.each([
    [0, 'A'],
    [19.99, 'A'],
    [20, 'B'],
    [39.999_999_999_99, 'C'],
    [60, 'D'],
    [80, 'E'],
    [100, 'E'],
  ])('%d points are %s', (points, letter) => {
    expect(letterOf(points)).toBe(letter);
  });

  it('an interval in one class has a letter, another one a span', () => {
    expect(classOf([61, 79])).toBe('D');
    expect(classOf([59, 61])).toBe('C–D');
    expect(classOf([0, 100])).toBe('A–E');
  });

  it('no letter is published below a completeness of 0.7, nor across a border however narrow', () => {
    expect(publishedClass([61, 79], 0.7)).toBe('D');
    expect(publishedClass([61, 79], 0.69)).toBe('D–D');
    expect(publishedClass([59.9, 60.1], 1)).toBe('C–D');
  });
});

describe('answers', () => {
  const at = (date: string) =>
    measure([application({ answers: { ...all(2), W1: { value: 0, date } } })], options);

  it('count for 24 months to the day', () => {
    expect(at('2024-11-21').applications[0]?.missing).toEqual([]);
    expect(at('2024-11-20').applications[0]).toMatchObject({ missing: ['W1'], expired: ['W1'] });
  });

  it('expire for the views of other frameworks on the same day', () => {
    expect(isExpired({ value: 0, date: '2024-11-21' }, DATE)).toBe(false);
    expect(isExpired({ value: 0, date: '2024-11-20' }, DATE)).toBe(true);
    expect(isExpired({ value: 0 }, DATE)).toBe(false);
  });

  it('that are counted say what they rest on', () => {
    const answers: Answers = {
      W1: { value: 1, grade: 'S' },
      W2: { value: 1, grade: 'B' },
      W3: { value: 1, grade: 'G' },
      W4: { value: 1 },
      G1: { value: 4, prefilled: { reason: 'Lizenz' } },
      G2: { value: 1, grade: 'G', date: '2020-01-01' },
      G3: { value: 'unknown', between: [1, 2] },
    };
    expect(measure([application({ answers })], options).evidence).toEqual({
      S: 1,
      B: 1,
      G: 1,
      ungraded: 1,
      prefilled: 1,
      expired: 1,
      missing: 5,
    });
  });

  it('that do not apply leave the mean, and a dimension of them leaves M and X', () => {
    const noW: Answers = {
      ...all(2),
      W1: { value: 'n/a' },
      W2: { value: 'n/a' },
      W3: { value: 'n/a' },
      W4: { value: 'n/a' },
    };
    const [found] = measure([application({ answers: { ...noW, G1: { value: 4 } } })], options).applications;
    expect(found?.dims.W).toBeNull();
    expect(found?.answered).toBe(1);
    const G = (100 * (4 + 2 + 2)) / 12;
    expect(found?.a[0]).toBeCloseTo(((G + 50) / 2 + G) / 2, 9);
  });

  it('that are known to lie between two levels narrow the interval but still count as missing', () => {
    const between = { value: 'unknown' as const, between: [3, 4] as const };
    const { ag, completeness, nonEuShare } = measure(
      [application({ answers: { ...all(2), E1: between } })],
      options,
    );
    const wide = measure([application({ answers: { ...all(2), E1: { value: 'unknown' } } })], options);
    expect(ag[0]).toBeGreaterThan(wide.ag[0]);
    expect(completeness).toBeCloseTo(0.9, 12);
    expect(nonEuShare).toEqual([1, 1]);
    expect(wide.nonEuShare).toEqual([0, 1]);
  });

  it('make the completeness as a share of the variables that apply', () => {
    const W = { value: 'n/a' as const };
    const noW: Answers = { ...all('unknown'), W1: W, W2: W, W3: W, W4: W };
    const town = [application({ id: 'a', answers: noW }), application({ id: 'b' })];
    expect(measure(town, options).completeness).toBeCloseTo(10 / 16, 12);
  });

  it('by weight make the completeness, of which the lower end counts while a weight is unknown', () => {
    const town = [
      application({ id: 'a', criticality: 'unknown' }),
      application({ id: 'b', answers: all('unknown'), criticality: 1 }),
    ];
    const { completeness, completenessInterval } = measure(town, options);
    expect(completenessInterval[0]).toBeCloseTo(1 / 2, 12);
    expect(completenessInterval[1]).toBeCloseTo(8 / 9, 12);
    expect(completeness).toBe(completenessInterval[0]);
  });
});

describe('an application in which nothing applies', () => {
  it('is named and enters no figure', () => {
    const town = [application(), application({ id: 'b', answers: all('n/a'), reach: 3 })];
    const found = measure(town, options);
    expect(found.notMeasured).toEqual(['b']);
    expect(found.ag).toEqual(measure(town.slice(0, 1), options).ag);
  });

  it('leaves a town of which nothing can be said', () => {
    for (const town of [[], [application({ answers: all('n/a') })]])
      expect(measure(town, options)).toMatchObject({
        ag: [0, 100],
        class: 'A–E',
        completeness: 0,
        hhi: [0, 0],
      });
  });
});

describe('a town without dependence', () => {
  it('has nothing to concentrate and nothing under foreign control', () => {
    const found = measure([application({ answers: all(0) })], options);
    expect(found).toMatchObject({ ag: [0, 0], class: 'A', hhi: [0, 0], nonEuShare: [0, 0] });
  });
});

describe('the red list', () => {
  const listed = (fields: Partial<MeasuredApplication>) => measure([application(fields)], options).redList;

  it('holds critical applications that are strongly dependent or have no alternative', () => {
    expect(listed({ answers: all(4) })[0]).toMatchObject({
      certainty: 'certain',
      reasons: [
        { code: 'a-at-least-80', certainty: 'certain' },
        { code: 'no-alternative', certainty: 'certain' },
      ],
    });
    expect(listed({ answers: { ...all(0), W1: { value: 4 } } })[0]).toMatchObject({ certainty: 'certain' });
    expect(listed({ answers: all(2) })).toEqual([]);
  });

  it('leaves out applications that may fail for weeks', () => {
    expect(listed({ answers: all(4), criticality: 2 })).toEqual([]);
  });

  it('says what is only possible: an open criticality, an open answer', () => {
    expect(listed({ answers: all(4), criticality: 'unknown' })[0]).toMatchObject({ certainty: 'possible' });
    expect(listed({ answers: { ...all(2), W1: { value: 'unknown' } } })[0]).toMatchObject({
      certainty: 'possible',
      reasons: [{ code: 'no-alternative', certainty: 'possible' }],
    });
    const between = { value: 'unknown' as const, between: [0, 3] as const };
    expect(listed({ answers: { ...all(2), W1: between } })).toEqual([]);
  });

  it('names the certain ones first, then by dependence', () => {
    const town = [
      application({ id: 'possible', answers: all('unknown') }),
      application({ id: 'certain', answers: { ...all(0), W1: { value: 4 } } }),
      application({ id: 'worst', answers: all(4) }),
    ];
    expect(measure(town, options).redList.map(({ id }) => id)).toEqual(['worst', 'certain', 'possible']);
  });
});

describe('options that make no sense', () => {
  it.each([
    { date: 'heute' },
    { date: DATE, spacing: [0, 2, 1, 3, 4] as const },
    { date: DATE, spacing: [0, 0, 0, 0, 0] as const },
    { date: DATE, blend: 2 },
    { date: DATE, criticalityScale: [0, 1, 2, 3] as const },
    { date: DATE, dimensionWeights: { W: 1, G: -1, E: 1 } },
  ])('are refused: %j', (wrong) => {
    expect(() => measure([application()], wrong)).toThrow(RangeError);
  });
});

describe('dimension weights', () => {
  it('move M but not X', () => {
    const answers: Answers = { ...all(0), G1: { value: 4 }, G2: { value: 4 }, G3: { value: 4 } };
    const { ag } = measure([application({ answers })], {
      date: DATE,
      dimensionWeights: { W: 1, G: 2, E: 1 },
    });
    expect(ag[0]).toBeCloseTo(50 * (0.5 + 1), 9);
  });
});
