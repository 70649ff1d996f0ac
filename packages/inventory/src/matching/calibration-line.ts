/** Corner points of a monotone line from score to probability, both in [0, 1], by rising score. */
export type CalibrationLine = readonly (readonly [score: number, probability: number])[];

/**
 * Fitted by isotonic regression (pool adjacent violators) of "the best candidate is right" on the score, over the
 * tuning part of `examples/labelled`, in blocks of at least 25 names with one right and one wrong name added to each.
 * `npm run calibrate` in `bench/` fits and writes it anew.
 */
export const CALIBRATION: CalibrationLine = [
  [0, 0],
  [0.028, 0.036],
  [0.102, 0.074],
  [0.18, 0.107],
  [0.28, 0.205],
  [0.362, 0.222],
  [0.439, 0.432],
  [0.61, 0.652],
  [0.768, 0.667],
  [0.888, 0.966],
  [0.963, 0.986],
  [0.983, 0.999],
  [1, 0.999],
];
