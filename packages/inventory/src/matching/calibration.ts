/** Corner points of a monotone line from score to probability, both in [0, 1], by rising score. */
export type CalibrationLine = readonly (readonly [score: number, probability: number])[];

/**
 * From the uncalibrated score to the estimated probability that the product is right: corner points of a
 * monotone line. Fitted by isotonic regression (pool adjacent violators) of "best candidate is right" on the
 * score over the development part of `examples/names`; blocks of at
 * least 20 names, one right and one wrong name added to each. `npm run bench` prints the fit again and the error that
 * this one leaves.
 */
export const CALIBRATION: CalibrationLine = [
  [0, 0],
  [0.106, 0.045],
  [0.307, 0.071],
  [0.431, 0.273],
  [0.561, 0.639],
  [0.708, 0.773],
  [0.863, 0.909],
  [0.956, 0.998],
  [1, 0.998],
];

/** The probability for an uncalibrated score in [0, 1]. */
export function calibrate(score: number, line: CalibrationLine = CALIBRATION): number {
  let [lowScore, lowValue] = line[0] ?? [0, 0];
  for (const [highScore, highValue] of line) {
    if (score <= highScore) {
      const width = highScore - lowScore;
      return width === 0 ? highValue : lowValue + ((score - lowScore) / width) * (highValue - lowValue);
    }
    lowScore = highScore;
    lowValue = highValue;
  }
  return lowValue;
}
