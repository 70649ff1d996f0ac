import { describe, expect, it } from 'vitest';
import type { EditBatch } from './edit-history.ts';
import { columns, rows } from './table.fixture.ts';
import { type SaveResult, TableState } from './table-state.svelte.ts';

/** A store whose answers the test gives by hand, in the order of its choice. */
function slowStore() {
  const asked: { edits: EditBatch; answer: (result: SaveResult) => void }[] = [];
  const onsave = (edits: EditBatch) =>
    new Promise<SaveResult>((answer) => {
      asked.push({ edits, answer });
    });
  return { asked, onsave };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};
const cost = (table: TableState, id: string) => table.rows.find((row) => row.id === id)?.['cost'];
const set = (rowId: string, from: number | null, to: number | null): EditBatch => [
  { rowId, key: 'cost', from, to },
];

function tableWith(onsave: (edits: EditBatch) => Promise<SaveResult>): TableState {
  return new TableState(() => ({ columns, rows, sort: [], language: 'de', onsave }));
}

describe('an edit', () => {
  it('is shown at once and stays when it was saved', async () => {
    const { asked, onsave } = slowStore();
    const table = tableWith(onsave);
    const outcome = table.change(set('1', 500, 700));
    expect(cost(table, '1')).toBe(700);
    await settle();
    asked[0]?.answer({ ok: true });
    expect(await outcome).toEqual({ kind: 'saved', cells: 1 });
    expect(cost(table, '1')).toBe(700);
  });

  it('goes back, with its step in the history, when saving failed or broke', async () => {
    for (const onsave of [
      async () => ({ ok: false as const, message: 'voll' }),
      () => Promise.reject(new Error('offline')),
    ]) {
      const table = tableWith(onsave);
      expect(await table.change(set('1', 500, 700))).toMatchObject({ kind: 'failed' });
      expect(cost(table, '1')).toBe(500);
      expect(await table.undo()).toBeUndefined();
    }
  });

  it('waits for the one before it, so that the last word is the last saved', async () => {
    const { asked, onsave } = slowStore();
    const table = tableWith(onsave);
    const first = table.change(set('1', 500, 600));
    const second = table.change(set('1', 600, 700));
    await settle();
    expect(asked).toHaveLength(1);
    asked[0]?.answer({ ok: true });
    await first;
    await settle();
    asked[1]?.answer({ ok: true });
    await second;
    expect(asked.map(({ edits }) => edits[0]?.to)).toEqual([600, 700]);
    expect(cost(table, '1')).toBe(700);
  });

  it('that fails takes nothing from a newer edit of the same cell', async () => {
    const { asked, onsave } = slowStore();
    const table = tableWith(onsave);
    const first = table.change(set('1', 500, 600));
    const second = table.change(set('1', 600, 700));
    await settle();
    asked[0]?.answer({ ok: false, message: '' });
    await first;
    expect(cost(table, '1')).toBe(700);
    await settle();
    asked[1]?.answer({ ok: true });
    await second;
    expect(cost(table, '1')).toBe(700);
  });

  it('is not hidden by rows that an earlier save brought back', async () => {
    const { asked, onsave } = slowStore();
    const table = tableWith(onsave);
    const first = table.change(set('1', 500, 600));
    const second = table.change([{ rowId: '1', key: 'name', from: 'Version 10', to: 'Version 11' }]);
    await settle();
    asked[0]?.answer({ ok: true, rows: [{ id: '1', name: 'Version 10', cost: 600, span: [1, 2] }] });
    await first;
    expect(table.rows[0]).toMatchObject({ name: 'Version 11', cost: 600, span: [1, 2] });
    await settle();
    asked[1]?.answer({ ok: true });
    await second;
  });
});

describe('rows', () => {
  const saves = async () => ({ ok: true as const });

  it('keep their place while they are edited; only a new sort moves them', async () => {
    const table = tableWith(saves);
    table.sortBy('cost', false);
    expect(table.rows.map(({ id }) => id)).toEqual(['4', '3', '1', '2']);
    await table.change(set('4', 100, 9000));
    expect(table.rows.map(({ id }) => id)).toEqual(['4', '3', '1', '2']);
    table.sortBy('cost', false);
    expect(table.rows.map(({ id }) => id)).toEqual(['4', '3', '1', '2']);
    table.sortBy('cost', false);
    expect(table.rows.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(cost(table, '4')).toBe(9000);
  });

  it('stay chosen when new rows come, as long as they still exist', () => {
    const table = tableWith(saves);
    table.choose(0, 2, true);
    table.take(rows.slice(1), false);
    expect([...table.chosen]).toEqual(['2', '3']);
  });

  it('the last shown column cannot be hidden', () => {
    const table = tableWith(saves);
    for (const { key } of columns) table.toggleColumn(key);
    expect(table.columns).toHaveLength(1);
  });
});
