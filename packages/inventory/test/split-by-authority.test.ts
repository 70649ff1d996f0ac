import { describe, expect, it } from 'vitest';
import { readList, splitByAuthority } from '../src/index.ts';

describe('a list of several towns', () => {
  it('is split by the column that tells whose row it is, and no row is lost', () => {
    const read = readList({
      text: 'Stadt;Verfahren\nMusterstadt;VOIS\nNachbardorf;ALLRIS\nMusterstadt;LOGA\n;MESO\nk. A.;OK.EWO\n',
    });
    if (!read.ok) throw new Error('a list');
    const towns = splitByAuthority(read.list, { 0: 'authority', 1: 'name' });
    expect(towns?.map(({ town, rows }) => [town, rows.map(({ line }) => line)])).toEqual([
      ['Musterstadt', [2, 4]],
      ['Nachbardorf', [3]],
      ['', [5, 6]],
    ]);
  });

  it('is one list where no column tells', () => {
    const read = readList({ text: 'Stadt;Verfahren\nMusterstadt;VOIS\n' });
    if (!read.ok) throw new Error('a list');
    expect(splitByAuthority(read.list, { 1: 'name' })).toBeNull();
  });
});
