import type { CalibrationLine } from './calibration.ts';

/**
 * Fitted by isotonic regression (pool adjacent violators) of "the best candidate is right" on the score, over the
 * tuning part of `examples/labelled`, in blocks of at least 25 names with one right and one wrong name added to each.
 * `npm run calibrate` in `bench/` fits and writes it anew.
 */
export const CALIBRATION: CalibrationLine = [
  [0, 0],
  [0.028, 0.037],
  [0.096, 0.074],
  [0.17, 0.111],
  [0.31, 0.2],
  [0.45, 0.444],
  [0.556, 0.634],
  [0.685, 0.723],
  [0.81, 0.893],
  [0.899, 0.926],
  [0.955, 0.966],
  [0.985, 0.997],
  [1, 0.997],
];
