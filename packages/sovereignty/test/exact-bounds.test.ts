import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  concentrationOf,
  measure,
  VARIABLES,
  type Answers,
  type Interval,
  type Level,
} from '../src/index.ts';
import { lowestConcentration } from '../src/concentration.ts';
import { highestConcentration } from '../src/highest-concentration.ts';
import { sortedMean, type WeightedValue } from '../src/sorted-mean.ts';
import { highestMean, lowestMean, weightedValues } from '../src/weighted-mean.ts';
import { DATE, RUNS } from './arbitraries.ts';

const box = (max = 100): fc.Arbitrary<Interval> =>
  fc.tuple(fc.nat(max), fc.nat(max)).map(([a, b]): Interval => [Math.min(a, b), Math.max(a, b)]);
const boxes = (maxLength: number, max = 100): fc.Arbitrary<Interval[]> =>
  fc.array(box(max), { minLength: 1, maxLength }).filter((list) => list.some(([, hi]) => hi > 0));

const indexOf = (masses: readonly number[]): number => {
  const sum = masses.reduce((all, mass) => all + mass, 0);
  return sum > 0 ? masses.reduce((all, mass) => all + mass * mass, 0) / sum ** 2 : 0;
};

/** All ways to choose one value per place. */
const productOf = (choices: readonly (readonly number[])[]): number[][] =>
  choices.reduce<number[][]>((all, values) => all.flatMap((head) => values.map((v) => [...head, v])), [[]]);
const closeTo = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a));

describe('weights that are not known', () => {
  const items = fc.array(
    fc.tuple(fc.nat(100), box(24)).map(([value, [lo, hi]]): WeightedValue => [value, [lo + 1, hi + 1]]),
    { minLength: 1, maxLength: 7 },
  );

  it('bound the mean as enumerating all their ends does', () => {
    fc.assert(
      fc.property(items, (list) => {
        const means = productOf(list.map(([, weight]) => weight)).map((weights) => {
          const sum = weights.reduce((all, w) => all + w, 0);
          return list.reduce((all, [value], i) => all + value * (weights[i] ?? 0), 0) / sum;
        });
        expect(closeTo(highestMean(weightedValues(list)), Math.max(...means))).toBe(true);
        expect(closeTo(lowestMean(weightedValues(list)), Math.min(...means))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('give the same mean when one item is replaced in a prepared list', () => {
    fc.assert(
      fc.property(items, fc.nat(), items, (list, which, [after]) => {
        const i = which % list.length;
        const before = list[i];
        if (!before || !after) return;
        const replaced = sortedMean(list).withReplaced(before, after);
        const whole = list.map((item, j) => (j === i ? after : item));
        expect(closeTo(replaced, highestMean(weightedValues(whole)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the concentration of masses that are not known', () => {
  it('is highest at the best vertex', () => {
    fc.assert(
      fc.property(boxes(8), (list) => {
        const { value, exact } = highestConcentration(list, [0, 0]);
        expect(exact).toBe(true);
        expect(closeTo(value, Math.max(...productOf(list).map(indexOf)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('is lowest nowhere below the value found, which a fine grid approaches', () => {
    fc.assert(
      fc.property(boxes(3, 20), (list) => {
        const low = lowestConcentration(list);
        const grid = list.map(([lo, hi]) => Array.from({ length: 9 }, (_, i) => lo + ((hi - lo) * i) / 8));
        const found = productOf(grid)
          .filter((masses) => masses.some((mass) => mass > 0))
          .map(indexOf);
        const best = Math.min(...found);
        expect(low).toBeLessThanOrEqual(best + 1e-9);
        expect(best - low).toBeLessThan(0.1);
      }),
      { numRuns: RUNS },
    );
  });

  it('is attained at a point of the box where it is lowest', () => {
    fc.assert(
      fc.property(boxes(6), (list) => {
        const low = lowestConcentration(list);
        const clip = (t: number): number[] => list.map(([lo, hi]) => Math.min(Math.max(t, lo), hi));
        let [from, to] = [0, 100];
        // t = Q/S is the fixed point; where Q/S exceeds t the masses must grow.
        for (let step = 0; step < 60; step++) {
          const t = (from + to) / 2;
          const masses = clip(t);
          const sum = masses.reduce((all, mass) => all + mass, 0);
          const squares = masses.reduce((all, mass) => all + mass * mass, 0);
          if (squares > t * sum) from = t;
          else to = t;
        }
        expect(closeTo(low, indexOf(clip(to)))).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('counts an application of unknown owner for whoever makes it worst, and for nobody to make it best', () => {
    const owned = fc.array(fc.record({ owner: fc.constantFrom('a', 'b', 'unknown'), mass: box() }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(owned, (list) => {
        const { hhi, owners } = concentrationOf(list);
        if (list.every(({ mass }) => mass[1] === 0)) {
          expect(hhi).toEqual([0, 0]);
          return;
        }
        const names = ['a', 'b', ...list.map((_, i) => `new ${i}`)];
        const candidates = productOf(
          list.map(({ owner }, i) => (owner === 'unknown' ? [0, 1, 2 + i] : [names.indexOf(owner)])),
        ).concat([list.map(({ owner }) => (owner === 'unknown' ? 2 : names.indexOf(owner)))]);
        const vertices = productOf(list.map(({ mass }) => mass)).filter((m) => m.some((x) => x > 0));
        let [highest, lowest] = [0, 1];
        const shares: Record<string, Interval> = {};
        for (const assignment of candidates)
          for (const vertex of vertices) {
            const masses = names.map((_, owner) =>
              vertex.reduce((all, mass, i) => all + (assignment[i] === owner ? mass : 0), 0),
            );
            highest = Math.max(highest, indexOf(masses));
            lowest = Math.min(lowest, indexOf(masses));
            const sum = masses.reduce((all, mass) => all + mass, 0);
            ['a', 'b'].forEach((owner, i) => {
              const share = (masses[i] ?? 0) / sum;
              const [lo, hi] = shares[owner] ?? [1, 0];
              shares[owner] = [Math.min(lo, share), Math.max(hi, share)];
            });
          }
        expect(closeTo(hhi[1], 10_000 * highest)).toBe(true);
        expect(hhi[0]).toBeLessThanOrEqual(10_000 * lowest + 1e-6);
        for (const { owner, share } of owners) {
          if (owner === 'unknown') continue;
          expect(closeTo(share[0], shares[owner]?.[0] ?? NaN)).toBe(true);
          expect(closeTo(share[1], shares[owner]?.[1] ?? NaN)).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('is found exactly for a large town with 3,000 owners', () => {
    const list = Array.from({ length: 3000 }, (_, i): Interval => {
      const lo = ((i * 7919) % 1000) + 1;
      return [lo, lo + ((i * 104_729) % 700)];
    });
    expect(highestConcentration(list, [0, 0]).exact).toBe(true);
    expect(highestConcentration(list, [5, 500]).exact).toBe(true);
  });
});

describe('the share under non-EU control', () => {
  it('has the bounds that enumerating E1, criticality and reach gives', () => {
    const part = fc.record({
      e1: fc.constantFrom<Level | 'unknown' | 'n/a'>(0, 2, 3, 4, 'unknown', 'n/a'),
      e2: fc.constantFrom<Level | 'unknown'>(0, 1, 4, 'unknown'),
      country: fc.constantFrom('US', 'IN', undefined),
      reach: fc.constantFrom<1 | 3 | 'unknown'>(1, 3, 'unknown'),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const rest = Object.fromEntries(VARIABLES.map((variable) => [variable, { value: 1 }])) as Answers;
        const town = parts.map(({ e1, e2, country, reach }, i) => ({
          id: `a${i}`,
          name: '',
          owner: `o${i}`,
          ...(country ? { ownerCountry: country } : {}),
          criticality: 2 as const,
          reach,
          answers: { ...rest, E1: { value: e1 }, E2: { value: e2 } },
        }));
        const found = measure(town, { date: DATE });
        // A world gives each application a mass and says whether it is under non-EU control, and of which country.
        const worlds = parts.map(({ e1, e2, country, reach }) => {
          const list: { mass: number; inside: boolean; country: string }[] = [];
          for (const one of e1 === 'unknown' ? ([0, 1, 2, 3, 4, 'n/a'] as const) : [e1])
            for (const two of e2 === 'unknown' ? ([0, 1, 2, 3, 4] as const) : [e2])
              for (const r of reach === 'unknown' ? [1, 3] : [reach])
                for (const from of country ? [country] : ['US', 'IN', 'elsewhere']) {
                  const e = one === 'n/a' ? (two + 1) / 8 : (one + two + 1) / 12;
                  const a = 50 * ((0.5 + e) / 3 + Math.max(0.25, e));
                  list.push({ mass: 2 * r * a, inside: one !== 'n/a' && one >= 3, country: from });
                }
          return list;
        });
        fc.pre(worlds.reduce((all, list) => all * list.length, 1) <= 4000);
        const indices = productOf(worlds.map((list) => list.map((_, i) => i)));
        const bounds = (belongs: (country: string) => boolean): Interval => {
          let [lo, hi] = [1, 0];
          for (const choice of indices) {
            let [inside, total] = [0, 0];
            choice.forEach((at, i) => {
              const world = worlds[i]?.[at];
              if (!world) return;
              total += world.mass;
              if (world.inside && belongs(world.country)) inside += world.mass;
            });
            lo = Math.min(lo, inside / total);
            hi = Math.max(hi, inside / total);
          }
          return [lo, hi];
        };
        const all = bounds(() => true);
        expect(closeTo(found.nonEuShare[0], all[0]) && closeTo(found.nonEuShare[1], all[1])).toBe(true);
        for (const { country, share } of found.nonEuByCountry) {
          if (country === 'unknown') continue;
          const wanted = bounds((each) => each === country);
          expect(closeTo(share[0], wanted[0]) && closeTo(share[1], wanted[1])).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
