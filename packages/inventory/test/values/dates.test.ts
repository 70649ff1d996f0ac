import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate, saysNoEnd, slashOrder } from '../../src/values/dates.ts';

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['2026-12-31T00:00:00', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['1.2.26', '2026-02-01'],
    ['31.12.2026 (verlängert sich)', '2026-12-31'],
    ['31.12.2026, danach jährlich', '2026-12-31'],
    ['bis 31.12.2026', '2026-12-31'],
    ['20261231', '2026-12-31'],
    ['01-03-2022', '2022-03-01'],
    ['31. Dezember 2026', '2026-12-31'],
    ['3. März 2027', '2027-03-03'],
    ['Dec 31, 2026', '2026-12-31'],
    ['13/4/26', '2026-04-13'],
    ['4/13/26', '2026-04-13'],
    ['5/5/2026', '2026-05-05'],
    ['29.02.2028', '2028-02-29'],
  ])('reads %s', (text, date) => {
    expect(parseDate(text)).toEqual({ date, precision: 'day' });
  });

  it.each([
    '',
    '30.02.2026',
    '29.02.2027',
    '32.01.2026',
    '2026-13-01',
    '10.0.19041.423',
    '1.2.2024.5',
    'bald',
    '45291',
    '31.12.',
  ])('does not take „%s“ for a date', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it('says that day and month cannot be told apart, unless the column tells', () => {
    expect(parseDate('3/4/26')).toBe('ambiguous');
    expect(parseDate('3/4/26', { order: 'day-first' })).toEqual({ date: '2026-04-03', precision: 'day' });
    expect(parseDate('3/4/26', { order: 'month-first' })).toEqual({ date: '2026-03-04', precision: 'day' });
    expect(slashOrder(['3/4/26', '13/4/26'])).toBe('day-first');
    expect(slashOrder(['3/4/26', '4/13/26'])).toBe('month-first');
    expect(slashOrder(['4/13/26', '13/4/26'])).toBe('unclear');
  });

  it('completes months, quarters and years to their first or last day and says so', () => {
    expect(parseDate('2024-02')).toEqual({ date: '2024-02-29', precision: 'month' });
    expect(parseDate('12/2026', { side: 'start' })).toEqual({ date: '2026-12-01', precision: 'month' });
    expect(parseDate('Dezember 2026')).toEqual({ date: '2026-12-31', precision: 'month' });
    expect(parseDate('Q3 2027')).toEqual({ date: '2027-09-30', precision: 'month' });
    expect(parseDate('2027', { side: 'start' })).toEqual({ date: '2027-01-01', precision: 'year' });
    expect(parseDate('Ende 2026', { side: 'start' })).toEqual({ date: '2026-12-31', precision: 'year' });
  });

  it('knows the words for contracts without an end', () => {
    expect(saysNoEnd('unbefristet')).toBe(true);
    expect(saysNoEnd('31.12.2026')).toBe(false);
  });

  it('reads back every day in each of the ways lists write it', () => {
    const ways: readonly ((year: string, month: string, date: string) => string)[] = [
      (year, month, date) => `${year}-${month}-${date}`,
      (year, month, date) => `${date}.${month}.${year}`,
      (year, month, date) => `${Number(date)}.${Number(month)}.${year.slice(2)}`,
      (year, month, date) => `${year}${month}${date}`,
      (year, month, date) => `${date}.${month}.${year} 00:00:00`,
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...ways), (iso, write) => {
        const [year = '', month = '', date = ''] = iso.split('-');
        expect(parseDate(write(year, month, date))).toEqual({ date: iso, precision: 'day' });
      }),
      { numRuns: 5000 },
    );
  });
});
