import { expect, it } from 'vitest';
import { frameworkRows } from './framework-rows.ts';

it('a framework whose total counts down says which end is good where it holds', () => {
  const unit = { de: 'Stufe 1–5', en: 'level 1–5' };
  const criteria = [{ name: { de: 'Open Source', en: 'Open source' }, mean: [0.14, 0.14] as const }];
  const munich = {
    unit,
    better: 'low',
    criteriaBetter: 'high',
    criteria,
    mean: [1.6, 5] as const,
  } as const;
  expect(frameworkRows(munich, 'de')).toEqual({
    value: 'Mittel, mindestens bis höchstens (hoch ist gut)',
    rows: [
      ['Open Source', '0,1'],
      ['Gesamt (Stufe 1–5, niedrig ist gut)', '1,6–5,0'],
    ],
  });
});
