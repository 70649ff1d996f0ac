import { expect, it } from 'vitest';
import { differingParts } from '../../src/routes/inventory/import/[id]/differing-parts.ts';

it('shows of two long texts where they differ, and short ones whole', () => {
  expect(differingParts('alt', 'neu')).toEqual(['alt', 'neu']);
  const same = 'Ein Fachverfahren. '.repeat(30);
  const [one, other] = differingParts(`${same}Mit Wartung.${same}`, `${same}Ohne Wartung.`);
  expect(one).toMatch(/^….*Mit Wartung\..*…$/);
  expect(other).toMatch(/^….*Ohne Wartung\.$/);
  expect(Math.max(one.length, other.length)).toBeLessThan(170);
});
