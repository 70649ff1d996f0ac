import { buildMatcher } from '@allmende/inventory';
import { describe, expect, test } from 'vitest';
import { isPositive, labelledNames, labelledProducts } from './labelled-names.ts';
import { isotonicLine } from './isotonic-line.ts';
import { calibrationError, outcomesOf, qualityOf } from './matching-quality.ts';
import { labelledTargets } from './matching-targets.ts';

const targets = labelledTargets();
const outcomes = outcomesOf(labelledNames('test'), buildMatcher(targets));
const quality = qualityOf(outcomes);

describe('on names that were never tuned on', () => {
  test('at least 98 of 100 accepted names have the right product', () => {
    expect(quality.accepted).toBeGreaterThan(500);
    expect(quality.precision).toBeGreaterThanOrEqual(0.98);
  });
  test('at least 9 of 10 products are found, with review', () => {
    expect(quality.recallReviewed).toBeGreaterThanOrEqual(0.9);
  });
  test('at most 2 of 100 names of no known product are given one', () => {
    expect(quality.negativesAccepted).toBeLessThanOrEqual(0.02);
  });
  test('a score of 0.8 is right in about 8 of 10 cases: the calibration error is at most 0.05', () => {
    expect(quality.calibrationError).toBeLessThanOrEqual(0.05);
  });
  test('no bundle becomes a product', () => {
    const bundles = outcomes.filter(({ name }) => name.expected[0] === 'bundle');
    expect(bundles.length).toBeGreaterThanOrEqual(15);
    expect(
      bundles.filter(({ match, right }) => match.decision === 'accept' && !right).map(({ name }) => name.raw),
    ).toEqual([]);
  });
});

test('every product that a label names is among the targets', () => {
  const ids = new Set(targets.map(({ id }) => id));
  expect([...labelledProducts()].filter((id) => !ids.has(id))).toEqual([]);
});

test('the part has products and other names in numbers', () => {
  expect(outcomes.filter(({ name }) => isPositive(name)).length).toBeGreaterThan(700);
  expect(outcomes.filter(({ name }) => !isPositive(name)).length).toBeGreaterThan(700);
});

describe('how calibration is measured and fitted', () => {
  test('a score that says what share is right has no error', () => {
    const pairs = Array.from({ length: 100 }, (_, index) => ({ score: 0.75, right: index % 4 !== 0 }));
    expect(calibrationError(pairs)).toBeCloseTo(0, 10);
  });
  test('a score that is always sure and half the time wrong is off by a half', () => {
    const pairs = Array.from({ length: 100 }, (_, index) => ({ score: 1, right: index % 2 === 0 }));
    expect(calibrationError(pairs)).toBeCloseTo(0.5, 10);
  });
  test('the fitted line rises and its corners rest on the share that is right', () => {
    const pairs = Array.from({ length: 400 }, (_, index) => ({
      score: index / 400,
      right: index % 4 < (index < 200 ? 1 : 3),
    }));
    const line = isotonicLine(pairs, 50);
    const probabilities = line.map(([, probability]) => probability);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => a - b));
    expect(line.find(([score]) => score > 0.5)?.[1]).toBeCloseTo(0.75, 1);
  });
});
