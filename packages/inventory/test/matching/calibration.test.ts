import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from '../../src/matching/calibration.ts';
import { CALIBRATION } from '../../src/matching/calibration-line.ts';

const score = fc.double({ min: 0, max: 1, noNaN: true });

test('a better score is never a lower probability, and both stay between 0 and 1', () => {
  fc.assert(
    fc.property(score, score, (a, b) => {
      const [low, high] = [calibrate(Math.min(a, b)), calibrate(Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test('corner points are met and between them lies a straight line', () => {
  for (const [at, probability] of CALIBRATION) expect(calibrate(at)).toBeCloseTo(probability, 10);
  expect(
    calibrate(0.25, [
      [0, 0],
      [0.5, 1],
      [1, 1],
    ]),
  ).toBe(0.5);
});
