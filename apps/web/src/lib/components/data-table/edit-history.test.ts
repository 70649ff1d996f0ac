import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableRow } from './column.ts';
import { EMPTY_HISTORY, inverse, recorded, redo, undo, withEdits } from './edit-history.ts';
import { rows } from './table.fixture.ts';

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
