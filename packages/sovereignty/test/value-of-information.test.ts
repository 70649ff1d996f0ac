import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import {
  measure,
  seededRandom,
  sensitivity,
  valueOfInformation,
  VARIABLES,
  type Level,
  type MeasuredApplication,
} from '../src/index.ts';
import { DATE, RUNS, town } from './arbitraries.ts';

const options = { date: DATE };

/** The narrowing of AG after each admissible reply, by measuring the whole town again. */
function remeasured(applications: readonly MeasuredApplication[], id: string, question: string): number[] {
  const widthOf = (list: readonly MeasuredApplication[]): number => {
    const { ag } = measure(list, options);
    return ag[1] - ag[0];
  };
  const before = widthOf(applications);
  const after = (change: (each: MeasuredApplication) => MeasuredApplication): number =>
    before - widthOf(applications.map((each) => (each.id === id ? change(each) : each)));
  if (question === 'criticality')
    return ([1, 2, 3, 4] as const).map((criticality) => after((each) => ({ ...each, criticality })));
  if (question === 'reach') return ([1, 2, 3] as const).map((reach) => after((each) => ({ ...each, reach })));
  if (question === 'owner') return [after((each) => ({ ...each, owner: 'Ahorn' }))];
  const variable = VARIABLES.find((each) => each === question) ?? 'W1';
  const given = applications.find((each) => each.id === id)?.answers[variable];
  const [lo, hi] = (given?.date === undefined ? given?.between : undefined) ?? [0, 4];
  return ([0, 1, 2, 3, 4] as Level[])
    .filter((value) => value >= lo && value <= hi)
    .map((value) => after((each) => ({ ...each, answers: { ...each.answers, [variable]: { value } } })));
}

describe('the value of information', () => {
  it('is what measuring the town again with every admissible reply gives', () => {
    fc.assert(
      fc.property(town(3), fc.nat(), (applications, which) => {
        const values = valueOfInformation(applications, options);
        // Each case checks one question against all its replies; the cases cover them all.
        const value = values[which % Math.max(1, values.length)];
        if (!value) return;
        const narrowings = remeasured(applications, value.application, value.question);
        const mean = narrowings.reduce((sum, each) => sum + each, 0) / narrowings.length;
        expect(value.expected).toBeCloseTo(mean, 7);
        expect(value.maximal).toBeCloseTo(Math.max(...narrowings), 7);
      }),
      { numRuns: RUNS },
    );
  });

  it('lists every gap once, the most valuable first', () => {
    fc.assert(
      fc.property(town(4), (applications) => {
        const values = valueOfInformation(applications, options);
        const found = measure(applications, options);
        const gaps = found.applications.flatMap(({ id, missing }) => {
          const { criticality, reach, owner } = applications.find((each) => each.id === id) ?? {};
          const facts = Object.entries({ criticality, reach, owner });
          const open = facts.filter(([, value]) => value === 'unknown').map(([name]) => name);
          return [...missing, ...open].map((question) => `${id} ${question}`);
        });
        expect(values.map(({ application, question }) => `${application} ${question}`).sort()).toEqual(
          gaps.sort(),
        );
        const expectations = values.map(({ expected }) => expected);
        expect(expectations).toEqual([...expectations].sort((a, b) => b - a));
        for (const { expected, maximal } of values) expect(expected).toBeLessThanOrEqual(maximal + 1e-12);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes a few seconds of work at most for 3,000 applications of which nothing is known', () => {
    const applications = Array.from({ length: 3000 }, (_, i): MeasuredApplication => ({
      id: `a${i}`,
      name: '',
      owner: 'unknown',
      criticality: 'unknown',
      reach: 'unknown',
      answers: {},
    }));
    valueOfInformation(applications.slice(0, 300), options);
    const start = cpuMilliseconds();
    expect(valueOfInformation(applications, options)).toHaveLength(39_000);
    // Measuring the town again for each of the 39,000 gaps would take minutes.
    expect(cpuMilliseconds() - start).toBeLessThan(5000);
  });
});

describe('a lever', () => {
  it('moves AG as measuring the town again says', () => {
    fc.assert(
      fc.property(town(3), fc.nat(), (applications, which) => {
        const { levers } = sensitivity(applications, { ...options, draws: 0 });
        const all = [...levers.single, ...levers.combined];
        const lever = all[which % Math.max(1, all.length)];
        if (!lever) return;
        const changed = applications.map((each) => {
          if (each.id !== lever.application) return each;
          const lowered = lever.steps.map(({ variable, to }) => [variable, { value: to }]);
          return { ...each, answers: { ...each.answers, ...Object.fromEntries(lowered) } };
        });
        const { ag } = measure(changed, options);
        expect(lever.ag[0]).toBeCloseTo(ag[0], 7);
        expect(lever.ag[1]).toBeCloseTo(ag[1], 7);
      }),
      { numRuns: RUNS },
    );
  });

  it('that combines steps brings more than the steps one by one', () => {
    fc.assert(
      fc.property(town(2), (applications) => {
        const { single, combined } = sensitivity(applications, { ...options, draws: 0, levers: 99 }).levers;
        const gain = (lever: { gain: readonly [number, number] }): number => lever.gain[0] + lever.gain[1];
        for (const lever of combined) {
          const parts = lever.steps.map(({ variable }) =>
            single.find(
              ({ application, steps }) =>
                application === lever.application && steps[0]?.variable === variable,
            ),
          );
          const sum = parts.reduce((all, part) => all + (part ? gain(part) : NaN), 0);
          expect(gain(lever)).toBeGreaterThan(sum);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('a random weighting', () => {
  it('gives the AG that measuring with these weights gives', () => {
    fc.assert(
      fc.property(town(4), fc.nat(), (applications, seed) => {
        if (measure(applications, options).applications.length === 0) return;
        const next = seededRandom(seed);
        const weight = (): number => 0.5 - Math.log(1 - next());
        const drawn = [0, 1, 2].map(() => {
          const dimensionWeights = { W: weight(), G: weight(), E: weight() };
          return measure(applications, { ...options, dimensionWeights }).ag;
        });
        const { lower, upper } = sensitivity(applications, { ...options, draws: 3, seed }).weights;
        expect(lower[0]).toBeCloseTo(Math.min(...drawn.map(([lo]) => lo)), 7);
        expect(upper[1]).toBeCloseTo(Math.max(...drawn.map(([, hi]) => hi)), 7);
      }),
      { numRuns: RUNS / 10 },
    );
  });
});
