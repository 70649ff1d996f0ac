import type { Lifecycle } from '@allmende/knowledge';
import { describe, expect, it } from 'vitest';
import { cycleOf } from './cycle-of.ts';

const lifecycle: Lifecycle = {
  product: 'beispielware',
  cycles: [
    { cycle: '1', end: '2020-01-31', lts: false },
    { cycle: '1.6', end: true, lts: true },
    { cycle: '16', end: false, lts: false },
    { cycle: '2019', end: '2029-01-09', lts: false },
  ],
  source: { text: 'Beispielquelle', grade: 'unverified' },
};

describe('the release line of an application', () => {
  it.each([
    ['16.4', '16'],
    ['1.6.2', '1.6'],
    ['1.7', '1'],
    ['v2019 Standard', '2019'],
  ])('of version %s is %s', (version, cycle) => {
    expect(cycleOf(lifecycle, version, 'Beispielware')).toMatchObject({ cycle, from: 'version' });
  });

  it('is not known for a version that belongs to none', () => {
    expect(cycleOf(lifecycle, '17.1', 'Beispielware 16')).toBeNull();
    expect(cycleOf(lifecycle, null, 'Beispielware')).toBeNull();
  });

  it('is read from the name only where a number in it is exactly a release line', () => {
    expect(cycleOf(lifecycle, null, 'Beispielware 2019 Std')).toMatchObject({ cycle: '2019', from: 'name' });
    expect(cycleOf(lifecycle, null, 'Beispielware 16.4')).toBeNull();
  });

  it('tells an unknown day of the end from no end', () => {
    expect(cycleOf(lifecycle, '1.6', '')?.end).toBe(true);
    expect(cycleOf(lifecycle, '16', '')?.end).toBe(false);
  });
});
