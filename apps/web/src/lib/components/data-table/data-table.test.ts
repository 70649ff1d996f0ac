import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { Column, TableRow } from './column.ts';
import { EMPTY_HISTORY, inverse, recorded, redo, undo, withEdits } from './edit-history.ts';
import { blockBetween, moveInGrid, stepInGrid } from './grid-position.ts';
import { parseCell } from './parse-cell.ts';
import { pasteBlock } from './paste-block.ts';
import { inOrderOf, nextSort, readSort, sortRows, writeSort } from './sort-rows.ts';
import { readTsv, writeTsv } from './tsv.ts';
import { visibleWindow } from './visible-window.ts';

const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  key: 'c',
  label: 'C',
  type,
  ...more,
});
const value = (type: Column['type'], text: string, decimal: ',' | '.' = ',') => {
  const parsed = parseCell(column(type), text, decimal);
  return parsed.ok ? parsed.value : parsed.code;
};

describe('what a person types', () => {
  it.each([
    ['1.234,56', ',', 1234.56],
    ['1,234.56', ',', 1234.56],
    ['1 234,5', ',', 1234.5],
    ['1.234', ',', 1234],
    ['1.234', '.', 1.234],
    ['1,234', '.', 1234],
    ['12,5', '.', 12.5],
    ['12.5', ',', 12.5],
    ['1.234.567', ',', 1234567],
    ['−3', ',', -3],
    ['007', ',', 7],
    ['1.2.3', ',', 'not-a-number'],
    ['12 Stück', ',', 'not-a-number'],
  ] as const)('reads the number %s (decimal mark %s) as %s', (text, decimal, expected) => {
    expect(value('number', text, decimal)).toBe(expected);
  });

  it.each([
    ['12.480,00 €', 1248000],
    ['99', 9900],
    ['0,1', 10],
    ['0,29', 29],
  ])('reads the amount %s as %s cents', (text, expected) => {
    expect(value('money', text)).toBe(expected);
  });

  it.each([
    ['21.11.2026', '2026-11-21'],
    ['1.2.27', '2027-02-01'],
    ['2026-11-21', '2026-11-21'],
    ['29.02.2028', '2028-02-29'],
    ['29.02.2027', 'not-a-date'],
    ['31.11.2026', 'not-a-date'],
    ['morgen', 'not-a-date'],
  ])('reads the date %s as %s', (text, expected) => {
    expect(value('date', text)).toBe(expected);
  });

  it('takes a choice by its value or its words, whatever the case', () => {
    const select = column('select', { options: [{ value: '3', label: '3 – hoch' }] });
    expect(parseCell(select, '3 – HOCH', ',')).toEqual({ ok: true, value: '3' });
    expect(parseCell(select, '3', ',')).toEqual({ ok: true, value: '3' });
    expect(parseCell(select, 'hoch', ',')).toEqual({ ok: false, code: 'not-an-option' });
  });

  it('an emptied cell is unknown, never zero', () => {
    for (const type of ['text', 'number', 'money', 'date', 'select'] as const)
      expect(value(type, '  ')).toBeNull();
  });

  it('what the table writes, the table reads again', () => {
    for (const language of ['de', 'en'] as const) {
      const format = formatter(language);
      fc.assert(
        fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
          const money = column('money');
          expect(parseCell(money, cellText(money, cents, format), language === 'de' ? ',' : '.')).toEqual({
            ok: true,
            value: cents,
          });
        }),
      );
    }
  });
});

describe('the clipboard', () => {
  it('brings every block back as it was copied', () => {
    // A leading apostrophe before a sign is what the copy itself adds, so it cannot be told apart.
    const cell = fc.string().filter((text) => !text.includes('\r') && !/^'[=+@-]/.test(text));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(block, (cells) => {
        fc.pre(!(cells.at(-1)?.length === 1 && cells.at(-1)?.[0] === ''));
        expect(readTsv(writeTsv(cells))).toEqual(cells);
      }),
      { numRuns: 500 },
    );
  });

  it('never copies a text that a spreadsheet would calculate', () => {
    expect(writeTsv([['=1+1', '+cmd|x', '@SUM(A1)', '-2+3', '-2,50', '-12,00 €', 'a=b']])).toBe(
      "'=1+1\t'+cmd|x\t'@SUM(A1)\t'-2+3\t-2,50\t-12,00 €\ta=b",
    );
  });

  it('reads quoted cells with tabs, quotes and line breaks, and no row after the last break', () => {
    expect(readTsv('a\t"b\tc"\r\n"d ""e"""\t"f\ng"\r\n')).toEqual([
      ['a', 'b\tc'],
      ['d "e"', 'f\ng'],
    ]);
  });
});

const columns: Column[] = [
  { key: 'name', label: 'Name', type: 'text', sortable: true },
  { key: 'cost', label: 'Kosten', type: 'money', sortable: true, editable: true },
  {
    key: 'level',
    label: 'Stufe',
    type: 'select',
    sortable: true,
    editable: true,
    options: [
      { value: 'low', label: 'gering' },
      { value: 'high', label: 'hoch' },
    ],
  },
  { key: 'span', label: 'Spanne', type: 'interval', sortable: true },
];
const rows: TableRow[] = [
  { id: '1', name: 'Version 10', cost: 500, level: 'high', span: [10, 40] },
  { id: '2', name: 'version 9', cost: null, level: 'low', span: null },
  { id: '3', name: 'Ämter', cost: 500, level: null, span: [20, 40] },
  { id: '4', name: 'Zulassung', cost: 100, level: 'low', span: [0, 90] },
];
const ids = (sorted: readonly TableRow[]) => sorted.map(({ id }) => id).join('');

describe('sorting', () => {
  it('counts numbers in names and puts Ä beside A', () => {
    expect(ids(sortRows(rows, [{ key: 'name', direction: 'asc' }], columns, 'de'))).toBe('3214');
  });

  it('keeps the unknown last in both directions', () => {
    expect(ids(sortRows(rows, [{ key: 'cost', direction: 'asc' }], columns, 'de'))).toBe('4132');
    expect(ids(sortRows(rows, [{ key: 'cost', direction: 'desc' }], columns, 'de'))).toBe('1342');
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

describe('the history of edits', () => {
  const edit = fc.record({
    rowId: fc.constantFrom('1', '2', '3'),
    key: fc.constantFrom('name', 'cost'),
    to: fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
  });

  it('undoing everything gives back every row, redoing everything gives back every edit', () => {
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (batches) => {
        let history = EMPTY_HISTORY;
        let now: readonly TableRow[] = rows;
        for (const changes of batches) {
          const batch = changes.map((change) => {
            const from = now.find(({ id }) => id === change.rowId)?.[change.key] ?? null;
            const made = { ...change, from };
            now = withEdits(now, [made]);
            return made;
          });
          history = recorded(history, batch);
        }
        const edited = now;
        for (let step = undo(history); step; step = undo(history)) {
          now = withEdits(now, step.batch);
          history = step.history;
        }
        expect(now).toEqual(rows);
        for (let step = redo(history); step; step = redo(history)) {
          now = withEdits(now, step.batch);
          history = step.history;
        }
        expect(now).toEqual(edited);
      }),
    );
  });

  it('a new edit forgets what was undone', () => {
    const batch = [{ rowId: '1', key: 'cost', from: 1, to: 2 }];
    const undone = undo(recorded(EMPTY_HISTORY, batch));
    expect(undone?.batch).toEqual(inverse(batch));
    expect(redo(recorded(undone?.history ?? EMPTY_HISTORY, batch))).toBeUndefined();
  });
});
