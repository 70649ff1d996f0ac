import { expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../../cpu-milliseconds.ts';
import { switchChoices } from './switch-choices.ts';

const choices = Array.from({ length: 1000 }, (_, index) => ({
  id: index + 1,
  name: index === 59 ? 'Stadt Öhringen am Beispiel' : `Gemeinde ${String(index + 1).padStart(4, '0')}`,
  through: index % 2 === 0 ? null : 'Rechenzentrum',
  endedOn: null,
}));
const at = { typed: '', current: 1, previous: null, limit: 50 };

it('offers the previous authority first, so that one key and Enter switch back', () => {
  expect(switchChoices(choices, { ...at, previous: 700 })[0]?.id).toBe(700);
  expect(switchChoices(choices, { ...at, previous: 5000 })[0]?.id).toBe(2);
});

it('finds a town by a part of its name, and never the current one', () => {
  expect(switchChoices(choices, { ...at, typed: 'oehr' }).map(({ id }) => id)).toEqual([60]);
  expect(switchChoices(choices, { ...at, typed: 'Gemeinde 0001' })).toEqual([]);
  expect(switchChoices(choices, { ...at, typed: 'gemeinde', previous: 700 })[0]?.id).toBe(2);
});

it('answers each key among 1,000 towns in a moment', () => {
  const began = cpuMilliseconds();
  for (let count = 0; count < 50; count += 1) switchChoices(choices, { ...at, typed: `gemeinde ${count}` });
  // One takes less than a millisecond.
  expect((cpuMilliseconds() - began) / 50).toBeLessThan(50);
});
