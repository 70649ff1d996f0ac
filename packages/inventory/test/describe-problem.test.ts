import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeProblem, PROBLEM_CODES } from '../src/index.ts';
import { PROBLEM_SEVERITIES } from '../src/problems/problem-codes.ts';

const source = new URL('../src/', import.meta.url);
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.ts') &&
      !/^problems.(?:messages|problem-codes)/.test(name) &&
      !name.startsWith('matching'),
  )
  .map((name) => readFileSync(new URL(name, source), 'utf8'))
  .join('\n');

describe('describing problems', () => {
  it('has both texts for every code, each saying more than one thing', () => {
    for (const each of PROBLEM_CODES) {
      for (const language of ['de', 'en'] as const) {
        const text = describeProblem({ severity: PROBLEM_SEVERITIES[each], code: each }, language);
        expect(text.split(/[.!] |; |: /).length, `${each} ${language}`).toBeGreaterThan(1);
      }
    }
  });

  it('keeps no text for a code that nothing emits', () => {
    expect(PROBLEM_CODES.filter((each) => !code.includes(`'${each}'`))).toEqual([]);
  });

  it('names the place and writes figures as the language does', () => {
    const problem = {
      severity: 'warning',
      code: 'date-unreadable',
      line: 1204,
      column: 3,
      detail: { value: '31.13.2026' },
    } as const;
    expect(describeProblem(problem, 'de')).toBe(
      'Zeile 1204, Spalte 3: „31.13.2026“ ist kein lesbares Datum. Es gilt als unbekannt, die Zeile bleibt. Bitte tragen Sie es als TT.MM.JJJJ ein.',
    );
    expect(describeProblem(problem, 'en')).toMatch(
      /^Line 1204, column 3: “31\.13\.2026” is no readable date\./,
    );
    const large = {
      severity: 'error',
      code: 'too-many-rows',
      detail: { count: 600_000, limit: 500_000 },
    } as const;
    expect(describeProblem(large, 'de')).toContain('600.000 Zeilen');
    expect(describeProblem(large, 'en')).toContain('600,000 rows');
    const heavy = {
      severity: 'error',
      code: 'file-too-large',
      detail: { bytes: 20_000_001, bytesAllowed: 20_000_000 },
    } as const;
    expect(describeProblem(heavy, 'de')).toContain('mit 20,1 MB größer als erlaubt (20 MB)');
  });

  it('describes rejected rows and stays calm about codes it does not know', () => {
    expect(describeProblem({ line: 7, reason: 'row-empty' }, 'en')).toBe(
      'Line 7: The row is empty. It was not taken over; nothing needs to be done.',
    );
    expect(describeProblem({ severity: 'note', code: 'toString' }, 'de')).toContain('toString');
  });
});
