import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswersFile } from '../src/index.ts';
import { RUNS } from './arbitraries.ts';

const file = (application: object, rest: object = {}) => ({
  authority: 'Musterstadt',
  date: '2026-11-21',
  applications: [{ id: 'a', ...application }],
  ...rest,
});
const problemsOf = (document: unknown): string[] => {
  const result = parseAnswersFile(document);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};

describe('reading an answers file', () => {
  it('takes what is left out as unknown', () => {
    expect(parseAnswersFile(file({}))).toEqual({
      ok: true,
      file: {
        authority: 'Musterstadt',
        date: '2026-11-21',
        applications: [
          { id: 'a', name: 'a', owner: 'unknown', criticality: 'unknown', reach: 'unknown', answers: {} },
        ],
      },
    });
  });

  it('takes answers short or with grade, date and evidence', () => {
    const W1 = { value: 2, grade: 'B', date: '2026-01-31', evidence: 'Marktübersicht' };
    const G1 = { value: 'unknown', between: [1, 2] };
    const result = parseAnswersFile(file({ answers: { W1, W2: 0, W3: 'unknown', W4: 'n/a', G1, G2: null } }));
    expect(result.ok && result.file.applications[0]?.answers).toEqual({
      W1,
      W2: { value: 0 },
      W3: { value: 'unknown' },
      W4: { value: 'n/a' },
      G1,
    });
  });

  it('takes the date object and the number that a YAML reader makes of a date and an id', () => {
    const result = parseAnswersFile(file({ id: 4711 }, { date: new Date('2026-11-21T00:00:00Z') }));
    expect(result.ok && result.file.date).toBe('2026-11-21');
    expect(result.ok && result.file.applications[0]?.id).toBe('4711');
  });

  it.each([
    ['not an object', 'text', [' not-an-object']],
    ['no applications', { date: '2026-11-21' }, ['applications not-a-list']],
    ['no date', { applications: [] }, ['date missing']],
    ['a day that does not exist', file({}, { date: '2026-02-30' }), ['date not-a-date']],
    ['an application without id', file({ id: undefined }), ['applications[0].id missing']],
    ['a level above 4', file({ answers: { W4: 5 } }), ['applications[0].answers.W4 not-a-level']],
    [
      'a level between two levels',
      file({ answers: { W4: 1.5 } }),
      ['applications[0].answers.W4 not-a-level'],
    ],
    ['a level as text', file({ answers: { W4: '3' } }), ['applications[0].answers.W4 not-a-level']],
    ['an unknown variable', file({ answers: { W5: 1 } }), ['applications[0].answers.W5 not-a-variable']],
    ['a criticality of 0', file({ criticality: 0 }), ['applications[0].criticality not-a-step']],
    ['a reach of 4', file({ reach: 4 }), ['applications[0].reach not-a-step']],
    [
      'a wrong grade',
      file({ answers: { E1: { value: 1, grade: 'Z' } } }),
      ['applications[0].answers.E1.grade not-a-grade'],
    ],
    [
      'a wrong date of an answer',
      file({ answers: { E1: { value: 1, date: 'gestern' } } }),
      ['applications[0].answers.E1.date not-a-date'],
    ],
    [
      'a range beside a level',
      file({ answers: { E1: { value: 1, between: [1, 2] } } }),
      ['applications[0].answers.E1.between not-a-range'],
    ],
    [
      'a range upside down',
      file({ answers: { E1: { value: 'unknown', between: [2, 1] } } }),
      ['applications[0].answers.E1.between not-a-range'],
    ],
    ['a country in words', file({ ownerCountry: 'Germany' }), ['applications[0].ownerCountry not-a-country']],
    [
      'a promise in words',
      file({ securityUpdatesAssured: 'ja' }),
      ['applications[0].securityUpdatesAssured not-a-boolean'],
    ],
    [
      'an id twice',
      { ...file({}), applications: [{ id: 'a' }, { id: 'a' }] },
      ['applications[1].id duplicate-id'],
    ],
  ])('says where %s is', (_, document, wanted) => {
    expect(problemsOf(document)).toEqual(wanted);
  });

  it('reports all problems at once', () => {
    const problems = problemsOf(file({ criticality: 9, reach: 9, answers: { W1: 9, X: 1 } }, { date: 1 }));
    expect(problems).toHaveLength(5);
  });

  it('never throws, whatever the document', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ date: fc.anything(), applications: fc.array(fc.anything()) }),
      fc.record({
        date: fc.constant('2026-11-21'),
        applications: fc.array(
          fc.record({ id: fc.string(), answers: fc.dictionary(fc.constantFrom('W1', 'E3'), fc.anything()) }),
        ),
      }),
    );
    fc.assert(
      fc.property(anything, (document) => {
        const result = parseAnswersFile(document);
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });
});
