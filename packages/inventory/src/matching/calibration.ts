/** Corner points of a monotone line from score to probability, both in [0, 1], by rising score. */
export type CalibrationLine = readonly (readonly [score: number, probability: number])[];

/**
 * From the uncalibrated score to the estimated probability that the product is right. Fitted by isotonic regression
 * (pool adjacent violators) of "the best candidate is right" on the score, over the development part of
 * `examples/names`, in blocks of at least 20 names with one right and one wrong name added to each. `npm run bench`
 * prints the fit anew and the error that this one leaves.
 */
export const CALIBRATION: CalibrationLine = [
  [0, 0],
  [0.117, 0.045],
  [0.269, 0.083],
  [0.38, 0.091],
  [0.461, 0.318],
  [0.575, 0.679],
  [0.708, 0.783],
  [0.842, 0.913],
  [0.958, 0.998],
  [1, 0.998],
];

/**
 * The probability for an uncalibrated score in [0, 1].
 *
 * @example calibrate(0.25, [[0, 0], [0.5, 1], [1, 1]]) // 0.5
 */
export function calibrate(score: number, line: CalibrationLine = CALIBRATION): number {
  let low = line[0];
  for (let at = 1; at < line.length; at++) {
    const high = line[at];
    if (low === undefined || high === undefined) break;
    if (score <= high[0]) {
      const width = high[0] - low[0];
      return width === 0 ? high[1] : low[1] + ((score - low[0]) / width) * (high[1] - low[1]);
    }
    low = high;
  }
  return low?.[1] ?? score;
}
