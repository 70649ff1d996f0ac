import { readFileSync, writeFileSync } from 'node:fs';
import { buildMatcher } from '@allmende/inventory';
import { expect, test } from 'vitest';
import { isotonicLine } from './isotonic-line.ts';
import { labelledNames } from './labelled-names.ts';
import { outcomesOf, scoredPairs } from './matching-quality.ts';
import { labelledTargets } from './matching-targets.ts';

const file = new URL('../packages/inventory/src/matching/calibration-line.ts', import.meta.url);
/** A corner rests on at least so many names. */
const LEAST = 25;

test('the calibration is fitted on the tuning part and written down', () => {
  const identity = buildMatcher(labelledTargets(), {
    calibration: [
      [0, 0],
      [1, 1],
    ],
  });
  const pairs = scoredPairs(outcomesOf(labelledNames('tuning'), identity));
  const line = isotonicLine(pairs, LEAST);
  const corners = line.map(([score, probability]) => `  [${score.toFixed(3)}, ${probability.toFixed(3)}],`);
  const [head = ''] = readFileSync(file, 'utf8').split('export const');
  writeFileSync(
    file,
    `${head}export const CALIBRATION: CalibrationLine = [\n${corners.map((corner) => corner.replace(/(\.\d*?)0+(?=[,\]])/g, '$1').replace(/\.(?=[,\]])/g, '')).join('\n')}\n];\n`,
  );
  console.log(`${pairs.length} names; ${corners.join(' ')}`);
  expect(line.length).toBeGreaterThan(3);
});
