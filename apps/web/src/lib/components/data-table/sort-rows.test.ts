import { describe, expect, it } from 'vitest';
import type { TableRow } from './column.ts';
import { inOrderOf, nextSort, readSort, sortRows, writeSort } from './sort-rows.ts';
import { columns, rows } from './table.fixture.ts';

const ids = (sorted: readonly TableRow[]) => sorted.map(({ id }) => id).join('');

describe('sorting', () => {
  it('counts numbers in names and puts Ä beside A', () => {
    expect(ids(sortRows(rows, [{ key: 'name', direction: 'asc' }], columns, 'de'))).toBe('3214');
  });

  it('keeps the unknown last in both directions', () => {
    expect(ids(sortRows(rows, [{ key: 'cost', direction: 'asc' }], columns, 'de'))).toBe('4312');
    expect(ids(sortRows(rows, [{ key: 'cost', direction: 'desc' }], columns, 'de'))).toBe('3142');
  });

  it('gives one order for one sort, in whatever order the rows come', () => {
    const keys = [{ key: 'cost', direction: 'desc' }] as const;
    expect(ids(sortRows(rows.toReversed(), keys, columns, 'de'))).toBe(
      ids(sortRows(rows, keys, columns, 'de')),
    );
    expect(ids(sortRows(rows.toReversed(), [], columns, 'de'))).toBe('4321');
  });

  it('sorts by several keys, choices in the order of their options, intervals by their upper end', () => {
    const keys = [
      { key: 'level', direction: 'asc' },
      { key: 'name', direction: 'desc' },
    ] as const;
    expect(ids(sortRows(rows, keys, columns, 'de'))).toBe('4213');
    expect(ids(sortRows(rows, [{ key: 'span', direction: 'desc' }], columns, 'de'))).toBe('4312');
  });

  it('goes ascending, descending, off; Shift adds a key and leaves the others', () => {
    const one = nextSort([], 'name', false);
    const two = nextSort(one, 'cost', true);
    expect(writeSort(two)).toBe('name,cost');
    expect(writeSort(nextSort(two, 'cost', true))).toBe('name,-cost');
    expect(writeSort(nextSort(nextSort(two, 'cost', true), 'cost', true))).toBe('name');
    expect(writeSort(nextSort(two, 'cost', false))).toBe('-cost');
  });

  it('stands in the address and comes back, without what the table does not know', () => {
    expect(readSort('name,-cost,password,-name', columns)).toEqual([
      { key: 'name', direction: 'asc' },
      { key: 'cost', direction: 'desc' },
    ]);
    expect(readSort(null, columns)).toEqual([]);
  });

  it('finds back to the order in which the rows came', () => {
    expect(ids(inOrderOf(sortRows(rows, [{ key: 'name', direction: 'desc' }], columns, 'de'), rows))).toBe(
      '1234',
    );
  });
});
