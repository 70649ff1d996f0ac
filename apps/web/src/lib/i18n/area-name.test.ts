import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { areaName } from './area-name.ts';

it('names every area of the facts in English', () => {
  const facts = readFileSync(new URL('../../../../../knowledge/capabilities.yaml', import.meta.url), 'utf8');
  const areas = new Set([...facts.matchAll(/^ {2}area: (.+)$/gm)].map(([, area]) => area!));
  expect(areas.size).toBeGreaterThan(10);
  for (const area of areas) expect(areaName(area, 'en'), area).not.toBe(area);
});
