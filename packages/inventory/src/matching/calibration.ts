import { CALIBRATION, type CalibrationLine } from './calibration-line.ts';

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
