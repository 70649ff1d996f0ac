import { expect, it } from 'vitest';
import { formatter } from './i18n/format.ts';
import { localDay } from './local-day.ts';

it.each([
  ['2026-11-22T22:59:59Z', '2026-11-22', '22.11.2026, 23:59'],
  ['2026-11-22T23:00:00Z', '2026-11-23', '23.11.2026, 00:00'],
  ['2026-07-31T21:59:59Z', '2026-07-31', '31.07.2026, 23:59'],
  ['2026-07-31T22:00:00Z', '2026-08-01', '01.08.2026, 00:00'],
])('%s is told as %s, by the clocks in Germany', (moment, day, written) => {
  expect(localDay(moment)).toBe(day);
  expect(formatter('de').dateTime(moment)).toBe(written);
});
