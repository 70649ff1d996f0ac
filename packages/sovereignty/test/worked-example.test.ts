import { describe, expect, it } from 'vitest';
import {
  CRITICALITY_SCALES,
  evaluateView,
  measure,
  SDS_MUENCHEN,
  sensitivity,
  valueOfInformation,
  type Interval,
} from '../src/index.ts';
import { applications, both, date, expected, scenarios } from './worked-example.ts';

const result = measure(applications, { date });

/** Equal when rounded like the expectation. */
function expectInterval(actual: Interval | null | undefined, wanted: number | Interval, decimals: number) {
  expect(actual?.map((value) => Number(value.toFixed(decimals)))).toEqual(
    both(wanted).map((value) => Number(value.toFixed(decimals))),
  );
}

describe('the worked example', () => {
  it.each(Object.entries(expected.applications))('gives %s its points, class and weight', (id, wanted) => {
    const application = result.applications.find((each) => each.id === id);
    expect(application?.class).toBe(wanted.class);
    expectInterval(application?.w, wanted.w, 0);
    expectInterval(application?.a, wanted.A, 1);
    // 56.25 and 18.75 are printed as 56.3 and 18.8.
    for (const d of ['W', 'G', 'E'] as const) {
      const [lo, hi] = both(wanted[d]);
      expect(Math.abs((application?.dims[d]?.[0] ?? NaN) - lo)).toBeLessThanOrEqual(0.0501);
      expect(Math.abs((application?.dims[d]?.[1] ?? NaN) - hi)).toBeLessThanOrEqual(0.0501);
    }
  });

  it('gives AG 59–61, class C–D, at a completeness of 97 %', () => {
    expectInterval(result.ag, expected.ag, 2);
    expect(result.class).toBe(expected.class);
    expect(result.completeness).toBeCloseTo(expected.completeness, 4);
  });

  it('gives the concentration over owners and the mass of each', () => {
    expectInterval(result.hhi, expected.hhi, 0);
    for (const [name, wanted] of Object.entries(expected.owners)) {
      const owner = result.owners.find((each) => each.owner === name);
      expectInterval(owner?.mass, wanted.mass, 1);
      expectInterval(owner?.share.map((share) => 100 * share) as unknown as Interval, wanted.share, 1);
    }
    const sums = [0, 1].map((end) => result.owners.reduce((sum, { mass }) => sum + (mass[end] ?? 0), 0));
    expectInterval(sums as unknown as Interval, expected.mass, 1);
  });

  it('gives the share under non-EU control, all of it from the United States', () => {
    const [lo, hi] = result.nonEuShare;
    expectInterval([100 * lo, 100 * hi], expected.nonEuShare, 1);
    expect(result.nonEuByCountry).toEqual([{ country: 'US', share: result.nonEuShare }]);
  });

  it('has an empty red list', () => {
    expect(result.redList.map(({ id }) => id)).toEqual(expected.redList);
  });

  it('asks first for the one contract date that decides the class', () => {
    const questions = valueOfInformation(applications, { date });
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject(expected.firstQuestion);
    expect(questions[0]?.maximal).toBeCloseTo(result.ag[1] - result.ag[0], 9);
  });

  it.each(scenarios)('foresees $name', ({ replace, expected: wanted }) => {
    const after = applications.map((application) => {
      const successor = replace.find((each) => each.application === application.id);
      if (!successor) return application;
      const answers = Object.fromEntries(
        Object.entries(successor.answers).map(([variable, value]) => [variable, { value }]),
      );
      const { id, owner, ownerCountry } = successor;
      return { ...application, id, owner, ownerCountry, answers };
    });
    const future = measure(after, { date });
    expectInterval(future.ag, wanted.ag, 1);
    expect(Math.round(future.hhi[0])).toBe(wanted.hhiLow);
    expect(Number((100 * future.nonEuShare[0]).toFixed(1))).toBe(wanted.outsideShareLow);
    for (const [id, a] of Object.entries(wanted.A))
      expectInterval(future.applications.find((each) => each.id === id)?.a, a, 1);
  });

  it('gives the levels of the Munich score', () => {
    for (const application of applications) {
      const wanted = expected.views['sds-muenchen'][application.id] ?? NaN;
      expect(evaluateView(SDS_MUENCHEN, application, date).total).toEqual([wanted, wanted]);
    }
  });

  describe('under other conventions', () => {
    const wanted = expected.sensitivity;
    const found = sensitivity(applications, { date });

    it.each([0, 0.5, 1])('blended with λ = %d', (blend) => {
      const expectation = wanted.blend[String(blend)];
      expectInterval(found.blend.find(({ value }) => value === blend)?.ag, expectation?.ag ?? [NaN, NaN], 1);
      const classes = measure(applications, { date, blend }).applications.map((each) => each.class);
      expect(classes).toEqual(expectation?.classes);
    });

    it.each(['equal', 'convex', 'concave'] as const)('with %s spacing of the levels', (value) => {
      expectInterval(found.spacing.find((each) => each.value === value)?.ag, wanted.spacing[value], 1);
    });

    it.each(CRITICALITY_SCALES.map((scale) => scale.join('-')))('with the criticality scale %s', (name) => {
      const variation = found.criticalityScale.find(({ value }) => value.join('-') === name);
      expectInterval(variation?.ag, wanted.criticalityScale[name] ?? [NaN, NaN], 1);
    });

    it('keeps AG within the range of a thousand random weightings, whatever the seed', () => {
      for (const seed of [1, 42, 2026]) {
        const { weights } = sensitivity(applications, { date, seed });
        expect(Math.abs(weights.lower[0] - wanted.weights.range[0])).toBeLessThan(0.5);
        expect(Math.abs(weights.lower[1] - wanted.weights.range[1])).toBeLessThan(0.5);
        expect(Math.abs(100 * weights.sameOrder - wanted.weights.sameOrder)).toBeLessThan(6);
        const [nearTie, ...others] = weights.swaps;
        expect(nearTie).toMatchObject({ first: 'finanzwesen', second: 'meldewesen' });
        expect(nearTie?.share).toBeGreaterThan(0.3);
        expect(others.every(({ share }) => share < 0.1)).toBe(true);
      }
    });

    it('names the best single steps', () => {
      for (const { application, variables, gain } of wanted.levers) {
        const levers = found.levers.single.filter((lever) => lever.application === application);
        for (const variable of variables) {
          const lever = levers.find(({ steps }) => steps[0]?.variable === variable);
          expect(lever?.gain[0]).toBeCloseTo(gain, 2);
        }
      }
      expect(found.levers.single).toHaveLength(10);
    });

    it('offers pairs of steps where a tie of two dimensions hides the worth of one', () => {
      const pair = found.levers.combined.find(({ application }) => application === 'microsoft-365');
      expect(pair?.steps.map(({ variable }) => variable)).toEqual(['G1', 'E3']);
      const apart = ['G1', 'E3'].map((variable) => {
        const answers = { [variable]: { value: 3 as const } };
        const changed = applications.map((each) =>
          each.id === 'microsoft-365' ? { ...each, answers: { ...each.answers, ...answers } } : each,
        );
        return result.ag[0] - measure(changed, { date }).ag[0];
      });
      expect(pair?.gain[0]).toBeGreaterThan(apart.reduce((sum, gain) => sum + gain, 0) + 1);
    });

    it('says how far AG may be trusted: about seven points to either side', () => {
      expectInterval(found.range, [52.6, 67.2], 1);
    });
  });
});
