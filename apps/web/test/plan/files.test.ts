import { describe, expect, it } from 'vitest';
import { writeCsv } from '#lib/write-csv.ts';
import { planSentence } from '../../src/routes/plan/plan-sentence.ts';
import { gapText, gapValue } from '../../src/routes/plan/plan-gap.ts';
import { planCalendar } from '../../src/routes/plan/[id]/plan-calendar.ts';
import { roadmapRows } from '../../src/routes/plan/[id]/roadmap-rows.ts';
import { planView } from './plan-view.fixture.ts';

const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ');

describe('the calendar of a plan', () => {
  const lines = planCalendar(planView, 'de').split('\r\n');

  it('has a day for each start and each go-live, the first of its quarter', () => {
    expect(lines.filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20270401',
      'DTSTART;VALUE=DATE:20271001',
    ]);
    expect(new Set(lines.filter((line) => line.startsWith('UID:'))).size).toBe(2);
  });

  it('escapes what separates, and folds lines at 75 bytes', () => {
    expect(lines).toContain(String.raw`X-WR-CALNAME:Plan\; mit\, Zeichen`);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(String.raw`=Büro\\Paket\, „Große“ Lösung`);
  });

  it('is the same file for the same plan', () => {
    expect(planCalendar(planView, 'de')).toBe(planCalendar(structuredClone(planView), 'de'));
  });
});

describe('the roadmap as a file', () => {
  const { columns, rows } = roadmapRows(planView, 'de');

  it('has a cell for each column', () => {
    expect(rows.map((row) => row.length)).toEqual([columns.length]);
    expect(rows[0]?.slice(1).map(plain)).toEqual([
      'Freies Büro',
      'Q2 2027',
      'Q4 2027',
      '70–80 → 10–20',
      '40.000 €',
      '-4.000 €',
      'geplant',
    ]);
  });

  it('holds no formula', () => {
    expect(writeCsv(rows, ';')).not.toMatch(/(^|[;"\n])=/m);
  });
});

describe('the sentence about a plan', () => {
  it('names the money, the quarter, and both ends', () => {
    expect(plain(planSentence(planView, 'de'))).toBe(
      'Mit 250.000 € im Jahr sinkt die Abhängigkeit bis Q4 2027 von 59–61 auf 41–44.',
    );
  });

  it('says when it hopes for less than the most that it could cost', () => {
    const settings = { ...planView.settings, counts: 'middle' as const };
    expect(plain(planSentence({ ...planView, settings }, 'de'))).toBe(
      'Mit 250.000 € im Jahr und bei mittlerem Aufwand sinkt die Abhängigkeit bis Q4 2027 von 59–61 auf 41–44.',
    );
  });

  it('says where nothing can be replaced, and nothing before the plan is computed', () => {
    const figures = planView.figures && { ...planView.figures, steps: [] };
    expect(plain(planSentence({ ...planView, figures }, 'de'))).toContain('ist kein Umstieg möglich');
    expect(planSentence({ ...planView, figures: null }, 'de')).toBeNull();
  });

  it('never shows a distance as nothing that is something', () => {
    expect(plain(gapValue({ status: 'feasible', gap: 0.000_01 }, 'de'))).toBe('0,1 %');
    expect(plain(gapValue({ status: 'optimal', gap: 0.000_01 }, 'de'))).toBe('0,0 %');
    expect(gapText({ status: 'optimal', gap: 0 }, 'de')).toBe('nachweislich der bestmögliche Plan');
  });
});
