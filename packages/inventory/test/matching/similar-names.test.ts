import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchKey, similarKey, similarNames } from '../../src/matching/index.ts';

describe('names that may share a decision', () => {
  test.each([
    ['Microsoft Visio Std 2019', 'Visio Professional 2016 (Microsoft)'],
    ['Infoma newsystem 7', 'Lizenz Infoma newsystem'],
    ['GitLab CE', 'GitLab EE'],
    ['Camunda 7', 'Camunda 8'],
  ])('%s ~ %s', (left, right) => {
    expect(similarKey(left)).toBe(similarKey(right));
  });

  test.each([
    ['Zoom', 'Zoom Player'],
    ['OK.EWO', 'OK.JUG'],
  ])('%s ≁ %s', (left, right) => {
    expect(similarKey(left)).not.toBe(similarKey(right));
  });

  test('come most alike first, with slips of the hand, and without strangers', () => {
    expect(
      similarNames('Infoma newsystem 7', [
        'Infoma newsystem Kommunal',
        'OK.EWO',
        'Infoma newsystem 7',
        'Infoma newsistem',
        'INFOMA Newsystem 7',
      ]).map(({ name }) => name),
    ).toEqual(['INFOMA Newsystem 7', 'Infoma newsistem', 'Infoma newsystem Kommunal']);
  });
});

test('similarity lies above 0 and at most at 1, is 1 for equal keys only, and holds both ways', () => {
  const word = fc.constantFrom(
    'Infoma',
    'newsystem',
    'Server',
    'OK.EWO',
    '2019',
    'Lizenz',
    'Camunda',
    '7',
    'ä',
  );
  const name = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (left, right) => {
      const [there] = similarNames(left, [right]);
      const [back] = similarNames(right, [left]);
      expect(there?.similarity).toBe(back?.similarity);
      if (there === undefined) return;
      expect(there.similarity).toBeGreaterThan(0);
      expect(there.similarity <= 1).toBe(true);
      expect(there.similarity === 1).toBe(matchKey(left) === matchKey(right));
    }),
    { numRuns: 1000 },
  );
});
