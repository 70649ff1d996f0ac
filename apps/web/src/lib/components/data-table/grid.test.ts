import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockBetween, moveInGrid, stepInGrid } from './grid-position.ts';
import { pasteBlock } from './paste-block.ts';
import { columns, rows } from './table.fixture.ts';
import { visibleWindow } from './visible-window.ts';

describe('the visible window', () => {
  it('always covers what is on the screen, and its parts add up to the whole height', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom(34, 44),
        (scrollTop, height, count, rowHeight) => {
          const { start, end, before, after } = visibleWindow(scrollTop, height, count, rowHeight);
          expect(before + (end - start) * rowHeight + after).toBe(count * rowHeight);
          const first = Math.min(count, Math.floor(scrollTop / rowHeight));
          const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight));
          expect(start).toBeLessThanOrEqual(first);
          expect(end).toBeGreaterThanOrEqual(last);
          expect(end - start).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 34);
        },
      ),
    );
  });
});

describe('moving in the grid', () => {
  const size = { rows: 9, columns: 3, page: 5 };

  it('never leaves the grid, whatever is pressed', () => {
    const key = fc.constantFrom(
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageUp',
      'PageDown',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 40 }), (keys) => {
        let at = { row: 0, column: 0 };
        for (const [name, ctrl] of keys) at = moveInGrid(at, { key: name, ctrl }, size) ?? at;
        expect(at.row).toBeGreaterThanOrEqual(0);
        expect(at.row).toBeLessThan(9);
        expect(at.column).toBeGreaterThanOrEqual(0);
        expect(at.column).toBeLessThan(3);
      }),
    );
  });

  it('End goes to the last cell of the row, with Ctrl to the last of the table', () => {
    expect(moveInGrid({ row: 2, column: 0 }, { key: 'End', ctrl: false }, size)).toEqual({
      row: 2,
      column: 2,
    });
    expect(moveInGrid({ row: 2, column: 0 }, { key: 'End', ctrl: true }, size)).toEqual({
      row: 8,
      column: 2,
    });
  });

  it('Tab steps over the end of a row and ends at the last cell', () => {
    expect(stepInGrid({ row: 0, column: 2 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(stepInGrid({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 2 });
    expect(stepInGrid({ row: 8, column: 2 }, 1, size)).toBeUndefined();
  });
});

describe('pasting', () => {
  const at = (row: number, cell: number, row2 = row, cell2 = cell) =>
    blockBetween({ row, column: cell }, { row: row2, column: cell2 });

  it('fills from the upper left cell and refuses what cannot be edited or read', () => {
    const result = pasteBlock(
      [
        ['7,50', 'hoch'],
        ['viel', 'gering'],
      ],
      at(2, 1),
      rows,
      columns,
      ',',
    );
    expect(result.edits).toEqual([
      { rowId: '3', key: 'cost', from: 500, to: 750 },
      { rowId: '3', key: 'level', from: null, to: 'high' },
    ]);
    expect(result.refused).toBe(1);
    expect(result.block).toEqual({ top: 2, left: 1, bottom: 3, right: 2 });
  });

  it('one copied value fills the whole marked block', () => {
    expect(
      pasteBlock([['hoch']], at(0, 2, 3, 2), rows, columns, ',').edits.map(({ rowId }) => rowId),
    ).toEqual(['2', '3', '4']);
  });

  it('counts what falls off the table as refused', () => {
    expect(pasteBlock([['1'], ['2'], ['3']], at(3, 1), rows, columns, ',')).toMatchObject({ refused: 2 });
  });
});
