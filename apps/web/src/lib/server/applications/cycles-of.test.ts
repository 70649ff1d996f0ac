import type { Lifecycle } from '@allmende/knowledge';
import { describe, expect, it } from 'vitest';
import { cyclesOf } from './cycles-of.ts';

const lifecycle = (cycles: Record<string, string | boolean>): Lifecycle => ({
  product: 'beispielware',
  cycles: Object.entries(cycles).map(([cycle, end]) => ({ cycle, end, lts: false })),
  source: { text: 'Beispielquelle', grade: 'unverified' },
});
const numbered = lifecycle({ '1': '2020-01-31', '1.6': true, '16': false });
const worded = lifecycle({
  '2016 SP1': '2019-07-09',
  '2016 SP3': '2026-07-14',
  '2012': '2022-07-12',
  '2012 R2': '2023-10-10',
  '2019 CU15 SU5': '2025-10-14',
  '11 23H2 (E)': '2026-11-10',
  '11 23H2 (W)': '2025-11-11',
});
const namesOf = (facts: Lifecycle, version: string | null, name = 'Beispielware'): string[] =>
  cyclesOf(facts, version, name, 'Beispielware').map(({ cycle }) => cycle);

describe('the release line of an application', () => {
  it.each([
    ['16.4', '16'],
    ['1.6.2', '1.6'],
    ['v1.7', '1'],
    ['16 Standard', '16'],
  ])('of version %s is %s', (version, cycle) => {
    expect(namesOf(numbered, version)).toEqual([cycle]);
  });

  it('is not known for a version that belongs to none', () => {
    expect(namesOf(numbered, '17.1')).toEqual([]);
    expect(namesOf(numbered, null)).toEqual([]);
  });

  it('is read from the name only where a number in it is exactly a release line', () => {
    expect(cyclesOf(numbered, null, 'Beispielware 16', 'Beispielware')).toMatchObject([
      { cycle: '16', from: 'name' },
    ]);
    expect(namesOf(numbered, null, 'Beispielware 16.4')).toEqual([]);
  });

  it('takes the version where the name says something else', () => {
    expect(cyclesOf(numbered, '16.1', 'Beispielware 1', 'Beispielware')).toMatchObject([
      { cycle: '16', from: 'version' },
    ]);
  });

  it('prefers the line of which more words are named', () => {
    expect(namesOf(worded, '2012 R2')).toEqual(['2012 R2']);
    expect(namesOf(worded, '2012')).toEqual(['2012']);
  });

  it('names several lines where the version does not decide between them', () => {
    expect(namesOf(worded, '2016')).toEqual(['2016 SP1', '2016 SP3']);
    expect(namesOf(worded, '2016 SP3')).toEqual(['2016 SP3']);
    expect(namesOf(worded, '23H2', 'Beispielware 11 Pro')).toEqual(['11 23H2 (E)', '11 23H2 (W)']);
  });

  it('does not claim a patch level that the list does not name', () => {
    expect(namesOf(worded, 'CU14', 'Beispielware 2019')).toEqual(['2019']);
  });

  it('tells an unknown day of the end from no end', () => {
    expect(cyclesOf(numbered, '1.6', '', '')[0]?.end).toBe(true);
    expect(cyclesOf(numbered, '16', '', '')[0]?.end).toBe(false);
  });
});
