import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatter } from '../../i18n/format.ts';
import { cellText } from './cell-text.ts';
import type { Column } from './column.ts';
import { parseCell } from './parse-cell.ts';

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
