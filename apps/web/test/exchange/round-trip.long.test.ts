import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exchangeColumns, isField, type FieldValue } from '#lib/server/exchange/columns.ts';
import { writtenValue } from '#lib/server/exchange/exchange-book.ts';
import { isSameValue } from '#lib/server/exchange/read-cell.ts';
import {
  anyInventory,
  anyValue,
  capabilities,
  columnOf,
  compareBytes,
  fields,
  formats,
  givenOut,
  knownTo,
  writtenAs,
  type Format,
} from './given-exchange.ts';

describe.each(Object.keys(formats) as Format[])('a workbook that was given out as %s', (format) => {
  it(
    'changes nothing when it comes back as it was, over 500 random inventories',
    { timeout: 600_000 },
    () => {
      fc.assert(
        fc.property(anyInventory, fc.constantFrom('de' as const, 'en' as const), (snapshot, language) => {
          const given = givenOut(snapshot, language);
          const back = compareBytes(writtenAs(format, given), knownTo([given]));
          expect(back).toEqual({
            ...{ edits: [], conflicts: [], additions: [], unreadable: [], rows: [] },
            untouched: snapshot.rows.length * fields.length,
            ...{ already: 0, computed: 0, removed: 0, missing: [], twice: [] },
          });
        }),
        { numRuns: 500 },
      );
    },
  );

  it('brings back exactly the edits that were made in it', () => {
    const columns = new Map(
      exchangeColumns('de', capabilities)
        .filter(isField)
        .map((column) => [column.key, column]),
    );
    const edit = fc
      .constantFrom(...fields)
      .chain((field) => fc.record({ field: fc.constant(field), row: fc.nat(), to: anyValue[field] }));
    fc.assert(
      fc.property(anyInventory, fc.array(edit, { maxLength: 8 }), (snapshot, edits) => {
        const given = givenOut(snapshot);
        const wanted = new Map<string, FieldValue>();
        const bytes = writtenAs(format, given, (book) => {
          for (const { field, row, to } of edits) {
            const at = row % Math.max(1, snapshot.rows.length);
            const [base, column] = [snapshot.rows[at], columns.get(field)];
            const cell = book.sheets[0]?.rows[at + 1]?.[columnOf(field)];
            // A choice that is not there any more can be kept but not chosen.
            if (!base || !column || !cell || to === 'gibt-es-nicht-mehr') continue;
            cell.value = writtenValue(column, to);
            const key = `${base.id}.${field}`;
            if (isSameValue(column, to, base.cells[field] ?? null)) wanted.delete(key);
            else wanted.set(key, to);
          }
        });
        const back = compareBytes(bytes, knownTo([given]));
        expect(back.unreadable).toEqual([]);
        expect(back.edits.map(({ application, field }) => `${application}.${field}`).sort()).toEqual(
          [...wanted.keys()].sort(),
        );
        for (const { application, field, after } of back.edits) {
          const column = columns.get(field);
          const to = wanted.get(`${application}.${field}`) ?? null;
          expect(column && isSameValue(column, after, to)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
