import fc from 'fast-check';
import { describe as group, expect, it } from 'vitest';
import {
  describe,
  explain,
  formatInterval,
  measure,
  VARIABLES,
  type Explanation,
  type Figure,
} from '../src/index.ts';
import { DATE, RUNS, town } from './arbitraries.ts';
import { applications, date } from './worked-example.ts';

const options = { date: DATE };
const pointsOf = (node: Explanation): number[] => node.inputs.map(({ value }) => value?.[0] ?? NaN);

group('an explanation', () => {
  it('has the value that measure gives, for every figure', () => {
    fc.assert(
      fc.property(town(3), (list) => {
        const found = measure(list, options);
        const valueOf = (figure: Figure) => explain(list, figure, options)?.value;
        expect(valueOf({ kind: 'ag' })).toEqual(found.ag);
        expect(valueOf({ kind: 'hhi' })).toEqual(found.hhi);
        expect(valueOf({ kind: 'completeness' })).toEqual(found.completenessInterval);
        const share = valueOf({ kind: 'non-eu-share' });
        expect(share?.[0]).toBeCloseTo(found.nonEuShare[0], 12);
        expect(share?.[1]).toBeCloseTo(found.nonEuShare[1], 12);
        expect(valueOf({ kind: 'red-list' })?.[1]).toBe(found.redList.length);
        for (const { id, a, w } of found.applications) {
          expect(valueOf({ kind: 'dependence', application: id })).toEqual(a);
          expect(valueOf({ kind: 'weight', application: id })).toEqual(w);
        }
        for (const { owner, share: wanted } of found.owners)
          expect(valueOf({ kind: 'owner-share', owner })).toEqual(wanted);
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('follows from its inputs, down to the answers', () => {
    fc.assert(
      fc.property(town(1), (list) => {
        const tree = explain(list, { kind: 'dependence', application: 'a0' }, options);
        if (!tree) return;
        const dims = tree.inputs.filter(({ value }) => value !== null);
        const weight = explain(list, { kind: 'weight', application: 'a0' }, options);
        for (const end of [0, 1] as const) {
          const [criticality, reach] = weight?.inputs.map(({ value }) => value?.[end] ?? NaN) ?? [];
          expect(weight?.value?.[end]).toBe((2 ** (criticality ?? NaN) / 2) * (reach ?? NaN));
          for (const { value, inputs } of dims) {
            const levels = inputs.flatMap((answer) => (answer.value ? [answer.value[end]] : []));
            const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
            expect(value?.[end]).toBeCloseTo(25 * mean, 9);
          }
          const points = dims.map(({ value }) => value?.[end] ?? NaN);
          const mean = points.reduce((sum, each) => sum + each, 0) / points.length;
          expect(tree.value?.[end]).toBeCloseTo((mean + Math.max(...points)) / 2, 9);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('lists under AG every gap that keeps it wide, and under the concentration the unknown owners too', () => {
    fc.assert(
      fc.property(town(3), (list) => {
        const { applications: measured } = measure(list, options);
        const wanted = measured.flatMap(({ id, missing }) => {
          const { criticality, reach } = list.find((each) => each.id === id) ?? {};
          const open = Object.entries({ criticality, reach }).filter(([, value]) => value === 'unknown');
          return [...missing, ...open.map(([name]) => name)].map((question) => `${id} ${question}`);
        });
        const gaps = (figure: Figure): string[] =>
          (explain(list, figure, options)?.missing ?? [])
            .map(({ application, question }) => `${application} ${question}`)
            .sort();
        const unowned = measured
          .filter(({ id }) => list.some((each) => each.id === id && each.owner === 'unknown'))
          .map(({ id }) => `${id} owner`);
        expect(gaps({ kind: 'ag' })).toEqual([...wanted].sort());
        expect(gaps({ kind: 'hhi' })).toEqual([...wanted, ...unowned].sort());
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('lists the unknown owner of an application that has no mass', () => {
    const harmless = Object.fromEntries(VARIABLES.map((variable) => [variable, { value: 0 as const }]));
    const one = {
      id: 'a',
      name: 'A',
      owner: 'unknown',
      criticality: 'unknown',
      reach: 1,
      answers: harmless,
    } as const;
    const gaps = explain([one], { kind: 'hhi' }, options)?.missing.map(({ question }) => question);
    expect(gaps).toEqual(['criticality', 'owner']);
  });

  it('of AG recomputes from masses and weights when every weight is known', () => {
    const tree = explain(applications, { kind: 'ag' }, { date });
    const weights = tree?.inputs.map(({ inputs }) => inputs[0]?.value?.[0] ?? NaN) ?? [];
    const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0);
    expect(tree && sum(pointsOf(tree)) / sum(weights)).toBeCloseTo(tree?.value?.[0] ?? NaN, 9);
  });

  it('stops at the depth asked for and keeps the gaps', () => {
    const tree = explain(applications, { kind: 'ag' }, { date, depth: 1 });
    expect(tree?.inputs).toHaveLength(6);
    expect(tree?.inputs.every(({ inputs }) => inputs.length === 0)).toBe(true);
    expect(tree?.missing.map(({ question }) => question)).toEqual(['W4']);
  });

  it('of the non-EU share gives the mass that an undecided application has if its owner is outside', () => {
    const [first] = applications;
    if (!first) throw new Error('the example is empty');
    const open = { ...first, answers: { ...first.answers, E1: { value: 'unknown' as const } } };
    const ends = [3, 4].map((value) => {
      const decided = { ...first, answers: { ...first.answers, E1: { value: value as 3 | 4 } } };
      const [found] = measure([decided], { date }).applications;
      return (found?.a[0] ?? NaN) * (found?.w[0] ?? NaN);
    });
    const tree = explain([open], { kind: 'non-eu-share' }, { date });
    expect(tree?.inputs[0]).toMatchObject({ label: 'non-eu-mass', subject: 'Microsoft 365' });
    expect(tree?.inputs[0]?.value?.[0]).toBeCloseTo(ends[0] ?? NaN, 9);
    expect(tree?.inputs[0]?.value?.[1]).toBeCloseTo(ends[1] ?? NaN, 9);
  });

  it('is null for what is not there', () => {
    expect(explain(applications, { kind: 'dependence', application: 'x' }, { date })).toBeNull();
    expect(explain(applications, { kind: 'owner-share', owner: 'x' }, { date })).toBeNull();
  });
});

group('the words of an explanation', () => {
  const tree = explain(applications, { kind: 'ag' }, { date });
  const find = (node: Explanation, label: string, subject?: string): Explanation | undefined =>
    node.label === label && (subject === undefined || node.subject === subject)
      ? node
      : node.inputs.map((input) => find(input, label, subject)).find((found) => found !== undefined);
  const wordsFor = (label: string, subject: string | undefined, language: 'de' | 'en') => {
    const found = tree && find(tree, label, subject);
    return found && describe(found, language);
  };

  it('say the figure in German and English', () => {
    expect(wordsFor('ag', undefined, 'de')?.sentence).toBe('Abhängigkeitsgrad AG: 59–61 Punkte');
    expect(wordsFor('ag', undefined, 'en')?.sentence).toBe('Degree of dependence AG: 59–61 points');
  });

  it('name the gap by application and question', () => {
    expect(wordsFor('ag', undefined, 'de')?.missing).toEqual([
      'Virtualisierung (VMware vSphere): W4 Ausstieg aus dem Vertrag',
    ]);
  });

  it('give the meaning of a level and of a class', () => {
    expect(wordsFor('answer', 'G1', 'de')).toMatchObject({
      sentence: 'G1 Lizenz und Quelltext: Stufe 4',
      meaning: 'Proprietär',
    });
    expect(wordsFor('criticality', undefined, 'en')?.meaning).toBe(
      'Statutory service, or an outage of at most one day is bearable',
    );
  });

  it('name date, grade and evidence of an answer, and the fact behind a prefilled one', () => {
    const [first] = applications;
    if (!first) throw new Error('the example is empty');
    const given = { value: 2 as const, grade: 'B' as const, date: '2026-03-01', evidence: 'Vertrag § 7' };
    const prefilled = { reason: 'Proprietäre Lizenz.', reasonEn: 'Proprietary licence.' };
    const list = [{ ...first, answers: { W4: given, G1: { value: 4 as const, prefilled } } }];
    const node = explain(list, { kind: 'dependence', application: first.id }, { date });
    const basisOf = (variable: string, language: 'de' | 'en') =>
      describe((node && find(node, 'answer', variable)) as Explanation, language).basis;
    expect(basisOf('W4', 'de')).toBe('Beleg verknüpft, Stand 01.03.2026, Vertrag § 7');
    expect(basisOf('G1', 'en')).toBe('Proprietary licence.');
  });

  it.each([
    [[59.42, 60.56], 'points', 'de', '59–61 Punkte'],
    [[1, 1], 'points', 'de', '1 Punkt'],
    [[0.657, 0.663], 'share', 'de', '65–67 %'],
    [[0.66, 0.66], 'share', 'de', '66 %'],
    [[59.6, 60.4], 'points', 'de', '59–61 Punkte'],
    [[59, 61.000001], 'points', 'de', '59–61 Punkte'],
    [[2629.6, 2646.4], 'index', 'de', '2.629–2.647'],
    [[2629.6, 2646.4], 'index', 'en', '2,629–2,647'],
    [[-0.001, 0], 'points', 'en', '0 points'],
    [[3, 4], 'level', 'de', 'Stufe 3–4'],
  ] as const)('print %j %s in %s as %s', (interval, unit, language, text) => {
    expect(formatInterval(interval, unit, language)).toBe(text);
  });
});
