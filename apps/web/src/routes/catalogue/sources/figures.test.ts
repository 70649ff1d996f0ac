import { expect, it } from 'vitest';
import { howItWent } from './figures.ts';

it('is not called read what nobody could read', () => {
  expect(howItWent({ state: 'done', counts: { listed: 3 } })).toBe('done');
  expect(howItWent({ state: 'done', counts: { listed: 3, troubles: 1 } })).toBe('gaps');
  expect(howItWent({ state: 'done', counts: { troubles: 1 } })).toBe('unread');
  expect(howItWent({ state: 'running', counts: { troubles: 1 } })).toBe('running');
});
