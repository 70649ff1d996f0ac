import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePlanFile } from '../src/index.ts';

const file = {
  start: '2027-Q1',
  quarters: 8,
  applications: [{ id: 'a', criticality: 2, reach: 'unknown', a: [10, 20] }],
  options: [{ id: 'o', application: 'a', duration: 1 }],
};
const codesOf = (document: unknown): string[] => {
  const result = parsePlanFile(document);
  return result.ok ? [] : result.problems.map(({ path, code }) => `${path} ${code}`);
};

test('what a file leaves out has a sensible value, unknown weights and dependence the worst', () => {
  const result = parsePlanFile(file);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  expect(result.input).toMatchObject({
    date: '2027-01-01',
    goal: 'area',
    applications: [{ name: 'a', weight: 6, runningCost: 0, must: false }],
    options: [{ name: 'o', a: [0, 100], oneOff: 0, kind: 'consumptive', staff: [] }],
    budgets: [],
  });
});

test('working days are one number for all quarters or a list whose last number goes on', () => {
  const result = parsePlanFile({
    ...file,
    quarters: 3,
    staff: [
      { team: 'x', daysPerQuarter: 10 },
      { team: 'y', daysPerQuarter: [5, 6] },
    ],
  });
  if (!result.ok) throw new Error('not read');
  expect(result.input.staff.map(({ days }) => days)).toEqual([
    [10, 10, 10],
    [5, 6, 6],
  ]);
});

test('every problem is named at once, with its place', () => {
  expect(
    codesOf({
      start: '2027',
      quarters: 0,
      date: '2026-02-31',
      applications: [{ id: 'a', a: [20, 10] }, { id: 'a', notBefore: 'bald', contract: { end: 'nie' } }, 'x'],
      options: [{ id: 'o', application: 'b', duration: 0, kind: 'bar' }],
      budgets: [{ amount: -1 }],
      staff: [{ team: 't', daysPerQuarter: 'viele' }],
      prerequisites: [{ application: 'a', needs: 'z' }],
      freezes: [{ from: '2027-Q3', to: '2027-Q1' }],
      goal: 'schön',
    }),
  ).toEqual([
    'start not-a-quarter',
    'quarters not-a-number',
    'date not-a-date',
    'applications[0].a not-an-interval',
    'applications[1].notBefore not-a-quarter',
    'applications[1].contract.end not-a-date',
    'applications[2] not-an-object',
    'options[0].duration not-a-number',
    'options[0].kind not-a-choice',
    'applications[1].id duplicate-id',
    'options[0].application unknown-application',
    'budgets[0].year missing',
    'budgets[0].amount not-a-number',
    'staff[0].daysPerQuarter not-days',
    'prerequisites[0].needs unknown-application',
    'freezes[0].to not-in-order',
    'goal not-a-choice',
  ]);
});

test('answers are given to whoever knows the measure', () => {
  const result = parsePlanFile({ ...file, applications: [{ id: 'a', answers: { W1: 4 } }] }, () => [40, 60]);
  if (!result.ok) throw new Error('not read');
  expect(result.input.applications[0]?.a).toEqual([40, 60]);
});

test('no content whatever makes reading throw', () => {
  const key = fc.constantFrom(
    'start',
    'quarters',
    'applications',
    'options',
    'budgets',
    'staff',
    'freezes',
    'id',
    'a',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, fc.anything(), fc.array(tie('any')), fc.dictionary(key, tie('any'))),
  })).any;
  fc.assert(
    fc.property(value, (document) => {
      parsePlanFile(document);
    }),
    { numRuns: 300 },
  );
});
