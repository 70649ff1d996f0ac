import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BASEL,
  BSI_C3A,
  EU_CLOUD_SOVEREIGNTY,
  evaluateView,
  IT_PLANNING_COUNCIL,
  measure,
  PWC_PAIN_POINTS,
  SDS_MUENCHEN,
  summarizeView,
  VARIABLES,
  VIEWS,
  type Level,
  type MeasuredApplication,
  type Variable,
} from '../src/index.ts';
import { application, choices, complete, DATE, RUNS, taker } from './arbitraries.ts';
import { applications, date } from './worked-example.ts';

type Values = Record<Variable, Level>;
const levelsOf = (each: MeasuredApplication): Values =>
  Object.fromEntries(VARIABLES.map((variable) => [variable, each.answers[variable]?.value])) as Values;

/** The frameworks' own arithmetic, written down once more and without the rule data. */
const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
function munich(v: Values, each: MeasuredApplication): number {
  if (v.W1 > 2) return 5;
  const yes = [
    EU.includes(each.ownerCountry ?? ''),
    v.G1 <= 1,
    each.securityUpdatesAssured,
    v.W3 === 0,
    v.W2 <= 1,
  ];
  return Math.max(1, 5 - yes.filter(Boolean).length);
}
function basel(v: Values): number {
  const law = v.E1 <= 1 && v.E2 <= 2 ? 1 : v.E1 === 2 ? 0.5 : 0;
  const graded = (level: number, yes: number, partly: number): number =>
    level <= yes ? 1 : level <= partly ? 0.5 : 0;
  const shaping = v.G1 <= 1 || v.E3 <= 1 ? 10 : 0;
  const exit = 20 * (graded(v.W1, 1, 2) + graded(v.W2, 1, 2));
  return 20 * law + exit + 15 * (graded(v.W3, 0, 2) + graded(v.G2, 1, 2)) + shaping;
}

describe('views of other frameworks', () => {
  it('are data with version, source and date', () => {
    expect(new Set(VIEWS.map(({ id }) => id)).size).toBe(VIEWS.length);
    for (const view of VIEWS) {
      expect(view.version).not.toBe('');
      expect(view.source.text).not.toBe('');
      expect(view.source.date).toMatch(/^\d{4}-\d{2}(-\d{2})?$/);
      for (const text of [view.name, view.caution, view.unit, ...view.criteria.map(({ name }) => name)])
        expect(text.de !== '' && text.en !== '').toBe(true);
    }
    expect(JSON.stringify(VIEWS).match(/\bSEAL[ -]?\d/g)).toBeNull();
  });

  it('agree with the arithmetic of Munich and Basel when everything is known', () => {
    fc.assert(
      fc.property(application, choices, (each, stream) => {
        const [known] = complete([each], taker(stream));
        if (!known || Object.values(known.answers).some(({ value }) => value === 'n/a')) return;
        const secured = { ...known, securityUpdatesAssured: known.securityUpdatesAssured ?? true };
        const wanted = munich(levelsOf(secured), secured);
        expect(evaluateView(SDS_MUENCHEN, secured, DATE).total).toEqual([wanted, wanted]);
        const percent = basel(levelsOf(secured));
        evaluateView(BASEL, secured, DATE).total?.forEach((end) => expect(end).toBeCloseTo(percent, 9));
      }),
      { numRuns: RUNS },
    );
  });

  it('span every way in which the unknown may turn out', () => {
    fc.assert(
      fc.property(application, choices, fc.nat(VIEWS.length - 1), (each, stream, which) => {
        const view = VIEWS[which];
        const [known] = complete([each], taker(stream));
        if (!view || !known) return;
        const secured = { ...known, securityUpdatesAssured: known.securityUpdatesAssured ?? false };
        const before = evaluateView(view, each, DATE);
        const after = evaluateView(view, secured, DATE);
        // A reply of `n/a` opens what no framework answers, so only completions without it must lie inside.
        const isNew = VARIABLES.some(
          (v) => known.answers[v]?.value === 'n/a' && each.answers[v]?.value !== 'n/a',
        );
        if (isNew) return;
        after.criteria.forEach(({ points }, i) => {
          const outer = before.criteria[i]?.points ?? [NaN, NaN];
          expect(outer[0]).toBeLessThanOrEqual(points[0] + 1e-9);
          expect(outer[1]).toBeGreaterThanOrEqual(points[1] - 1e-9);
        });
        if (!before.total || !after.total) return;
        expect(before.total[0]).toBeLessThanOrEqual(after.total[0] + 1e-9);
        expect(before.total[1]).toBeGreaterThanOrEqual(after.total[1] - 1e-9);
      }),
      { numRuns: RUNS },
    );
  });

  it('reach both ends of the Munich span by some completion', () => {
    const open = { ...applications[0], ownerCountry: 'DE', answers: { W1: { value: 'unknown' } } };
    const town = VARIABLES.reduce<MeasuredApplication[]>(
      (list, variable) =>
        list.flatMap((each) =>
          (['W1', 'W2', 'W3', 'G1'].includes(variable) ? ([0, 1, 2, 3, 4] as const) : [0 as const]).map(
            (value) => ({
              ...each,
              answers: { ...each.answers, [variable]: { value } },
            }),
          ),
        ),
      [open as MeasuredApplication],
    );
    const totals = town.map((each) => evaluateView(SDS_MUENCHEN, each, date).total?.[0] ?? NaN);
    expect(evaluateView(SDS_MUENCHEN, open as MeasuredApplication, date).total).toEqual([
      Math.min(...totals),
      Math.max(...totals),
    ]);
  });

  it('take the goals of the IT planning council straight from the dimensions', () => {
    fc.assert(
      fc.property(application, (each) => {
        const [found] = measure([each], { date: DATE }).applications;
        if (!found) return;
        const { criteria } = evaluateView(IT_PLANNING_COUNCIL, each, DATE);
        (['W', 'G', 'E'] as const).forEach((dimension, i) => {
          const wanted = found.dims[dimension] ?? [0, 100];
          expect(criteria[i]?.points[0]).toBeCloseTo(wanted[0], 9);
          expect(criteria[i]?.points[1]).toBeCloseTo(wanted[1], 9);
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('keep 35 per cent of the European framework open even when every answer is known', () => {
    const [first] = applications;
    if (!first) throw new Error('the example is empty');
    const { total, criteria } = evaluateView(EU_CLOUD_SOVEREIGNTY, first, date);
    expect(total && total[1] - total[0]).toBeCloseTo(35, 9);
    // E1 3, E3 4: mean 3.5 of 4 is 12.5 points of freedom.
    expect(criteria.find(({ id }) => id === 'SOV-1')?.points).toEqual([12.5, 12.5]);
    expect(criteria.find(({ id }) => id === 'SOV-7')?.points).toEqual([0, 100]);
  });

  it('give no total where the framework forms none', () => {
    const [first] = applications;
    if (!first) throw new Error('the example is empty');
    for (const view of [BSI_C3A, PWC_PAIN_POINTS, IT_PLANNING_COUNCIL])
      expect(evaluateView(view, first, date).total).toBeNull();
    expect(BSI_C3A.criteria.map(({ id }) => id)).toEqual([
      'SOV-1',
      'SOV-2',
      'SOV-3',
      'SOV-4',
      'SOV-5',
      'SOV-6',
    ]);
  });

  it('count the levels of a town, certain and possible, and average its percentages', () => {
    const town = applications.map((each) =>
      each.id === 'gis' ? { ...each, answers: { ...each.answers, W1: { value: 'unknown' as const } } } : each,
    );
    const munich = summarizeView(SDS_MUENCHEN, town, date);
    expect(munich.levels).toEqual([
      { level: 1, certain: 1, possible: 2 },
      { level: 2, certain: 0, possible: 1 },
      { level: 3, certain: 1, possible: 2 },
      { level: 4, certain: 2, possible: 3 },
      { level: 5, certain: 1, possible: 2 },
    ]);
    expect(munich.mean).toEqual([18 / 6, 22 / 6]);
    const totals = applications.map((each) => evaluateView(BASEL, each, date).total?.[0] ?? NaN);
    const basel = summarizeView(BASEL, applications, date);
    expect(basel.mean?.[0]).toBeCloseTo(totals.reduce((sum, total) => sum + total, 0) / 6, 9);
    expect(basel.levels).toEqual([]);
    expect(summarizeView(SDS_MUENCHEN, [], date)).toMatchObject({
      mean: null,
      applications: 0,
      criteria: [],
    });
  });

  it('name what is missing and which outcomes remain', () => {
    const [first] = applications;
    if (!first) throw new Error('the example is empty');
    const answers = { ...first.answers, E1: { value: 'unknown' as const }, E2: { value: 4 as const } };
    const { criteria } = evaluateView(BASEL, { ...first, answers }, date);
    expect(criteria[0]).toMatchObject({ points: [0, 50], missing: ['E1'] });
    expect(criteria[0]?.outcomes.map(({ de }) => de)).toEqual(['teilweise', 'nein']);
  });
});
