import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasSlashes,
  interpretList,
  readingsOf,
  readList,
  type ColumnMapping,
  type SoftwareList,
} from '../src/index.ts';

function list(text: string): SoftwareList {
  const result = readList({ text });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

/** A list of named rows with one column of cells under a role. */
function column(role: NonNullable<ColumnMapping[number]>, cells: readonly string[], header = 'Wert') {
  const given = list(`Anwendung\t${header}\n${cells.map((_, at) => `Programm ${at}\tx`).join('\n')}\n`);
  for (const [at, cell] of cells.entries()) given.rows[at]!.cells[1] = cell;
  const mapping: ColumnMapping = { 0: 'name', 1: role };
  return { given, mapping, readings: readingsOf(given, mapping)[0]! };
}

describe('the readings of a column', () => {
  it('say for each value how it is read', () => {
    const { readings } = column('contract-end', [
      '31.12.2026',
      '31.12.2026',
      '12/2027',
      'unbefristet',
      '-',
      '',
    ]);
    expect(readings.rows).toEqual({ read: 4, unknown: 2, unreadable: 0 });
    expect(readings.values).toEqual([
      { raw: '12/2027', reading: { kind: 'date', date: '2027-12-31', precision: 'month' }, rows: 1, line: 4 },
      { raw: 'unbefristet', reading: { kind: 'no-end' }, rows: 1, line: 5 },
      {
        raw: '31.12.2026',
        reading: { kind: 'date', date: '2026-12-31', precision: 'day' },
        rows: 2,
        line: 2,
      },
    ]);
  });

  it('put what cannot be read first, with the rows that it concerns', () => {
    const { readings } = column('users', ['12', 'viele', '30', 'viele', 'etliche', '40']);
    expect(readings.rows.unreadable).toBe(3);
    expect(readings.values.slice(0, 2)).toEqual([
      { raw: 'viele', reading: { kind: 'unreadable', code: 'number-unreadable' }, rows: 2, line: 3 },
      { raw: 'etliche', reading: { kind: 'unreadable', code: 'number-unreadable' }, rows: 1, line: 6 },
    ]);
  });

  it('follow what a person says about the order of day and month', () => {
    for (const [role, date] of [
      ['contract-end-day-first', '2026-04-03'],
      ['contract-end-month-first', '2026-03-04'],
    ] as const) {
      const { given, mapping, readings } = column(role, ['03/04/2026']);
      expect(readings.role).toBe('contract-end');
      expect(readings.values[0]?.reading).toEqual({ kind: 'date', date, precision: 'day' });
      const read = interpretList(given, mapping);
      expect(read.accepted[0]).toMatchObject({ contractEnd: date });
      expect(read.problems).toEqual([]);
    }
    expect(hasSlashes({ samples: ['03/04/2026'], role: null })).toBe(true);
    expect(hasSlashes({ samples: ['03.04.2026'], role: 'contract-end' })).toBe(false);
  });

  it('flag dates that could be either way round, and name the way that the column chose', () => {
    const unclear = column('contract-end', ['03/04/2026']).readings;
    expect(unclear.values[0]?.reading).toEqual({ kind: 'unreadable', code: 'date-ambiguous' });
    const settled = column('contract-end', ['03/04/2026', '25/04/2026']).readings;
    expect(settled.values).toEqual([
      {
        raw: '03/04/2026',
        reading: { kind: 'date', date: '2026-04-03', precision: 'day', slashes: 'day-first' },
        rows: 1,
        line: 2,
      },
      {
        raw: '25/04/2026',
        reading: { kind: 'date', date: '2026-04-25', precision: 'day' },
        rows: 1,
        line: 3,
      },
    ]);
  });

  it('read amounts, periods and levels', () => {
    expect(column('cost', ['1.234,56']).readings.values[0]?.reading).toEqual({
      kind: 'money',
      cents: 123_456,
      currency: 'EUR',
      perYear: 1,
    });
    expect(column('cost', ['100 €'], 'Kosten monatlich').readings.values[0]?.reading).toMatchObject({
      cents: 120_000,
      perYear: 12,
    });
    expect(column('notice-period', ['3 Monate zum Quartalsende']).readings.values[0]?.reading).toEqual({
      kind: 'months',
      months: 3,
    });
    expect(column('criticality', ['hoch']).readings.values[0]?.reading).toEqual({
      kind: 'criticality',
      level: 3,
    });
  });

  it('show eight values at most, and readable ones even where many are not', () => {
    const cells = [...Array.from({ length: 30 }, (_, at) => `unklar ${at}!`), ...['1', '2', '3', '4']];
    const { values, distinct } = column('users', cells).readings;
    expect(distinct).toBe(34);
    expect(values).toHaveLength(8);
    expect(values.filter(({ reading }) => reading.kind === 'count')).toHaveLength(3);
  });

  it('leave texts and columns without a meaning out', () => {
    expect(readingsOf(list('Anwendung;Amt\nVOIS;Bürgeramt\n'), { 0: 'name', 1: null })).toEqual([]);
  });

  it('are what the import takes over, for any cell', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '31.12.2026',
        '03/04/2026',
        '25/4/26',
        '12 Monate',
        '1.200',
        '1,5',
        'hoch',
        'RZ',
        '40 %',
        'ja',
      ),
      fc.string({ maxLength: 20 }),
    );
    const roles = fc.constantFrom(
      'users',
      'cost',
      'contract-end',
      'notice-period',
      'criticality',
      'reach',
      'hosting',
    );
    const field = {
      users: ['users', 'count'],
      cost: ['costCents', 'cents'],
      'contract-end': ['contractEnd', 'date'],
      'notice-period': ['noticeMonths', 'months'],
      criticality: ['criticality', 'level'],
      reach: ['reach', 'level'],
      hosting: ['hosting', 'hosting'],
    } as const;
    fc.assert(
      fc.property(roles, fc.array(cell, { minLength: 1, maxLength: 6 }), (role, cells) => {
        const { given, mapping, readings } = column(role, cells);
        const { accepted } = interpretList(given, mapping);
        for (const { line, reading } of readings.values) {
          const entry = accepted.find((each) => each.line === line);
          const [into, of] = field[role];
          expect(entry?.[into]).toEqual((reading as Record<string, unknown>)[of]);
        }
        expect(readings.rows.read + readings.rows.unknown + readings.rows.unreadable).toBe(cells.length);
      }),
    );
  });
});
