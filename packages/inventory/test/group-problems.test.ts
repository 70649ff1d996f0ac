import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeGroup,
  describeProblem,
  groupProblems,
  interpretList,
  PROBLEM_CODES,
  readList,
  type Problem,
} from '../src/index.ts';

const badDates = (count: number): Problem[] => {
  const rows = Array.from({ length: count }, (_, at) => `Programm ${at};32.${at % 12}.2026`);
  const read = readList({ text: `Anwendung;Vertragsende\n${rows.join('\n')}\n` });
  if (!read.ok) throw new Error('a list');
  return interpretList(read.list, { 0: 'name', 1: 'contract-end' }).problems;
};

describe('grouped problems', () => {
  it('tell a kind once, with its count, its first places and some of its values', () => {
    const [group, ...others] = groupProblems(badDates(40));
    expect(others).toEqual([]);
    expect(group).toMatchObject({ code: 'date-unreadable', severity: 'warning', count: 40 });
    expect(group?.places).toEqual([2, 3, 4, 5, 6].map((line) => ({ line, column: 2 })));
    expect(group?.examples).toHaveLength(3);
  });

  it('count what the list of problems left out', () => {
    expect(groupProblems(badDates(2500))[0]?.count).toBe(2500);
  });

  it('begin with what is worst, then with what is most', () => {
    const problem = (code: string, severity: Problem['severity']): Problem => ({ code, severity });
    const given = [
      problem('a', 'note'),
      problem('b', 'warning'),
      problem('c', 'warning'),
      problem('c', 'warning'),
    ];
    expect(groupProblems(given).map(({ code }) => code)).toEqual(['c', 'b', 'a']);
  });

  it('lose none: the counts add up, whatever comes', () => {
    const problem = fc.record({
      code: fc.constantFrom('row-empty', 'date-unreadable', 'number-unreadable', 'of-another-package'),
      severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
      line: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(problem), (problems) => {
        const groups = groupProblems(problems);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(problems.length);
        for (const { places } of groups) expect(places.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('say in both languages what it is, whatever the kind, and carry no value of the list in the title of many', () => {
    for (const language of ['de', 'en'] as const) {
      for (const code of PROBLEM_CODES) {
        if (code === 'problems-left-out') continue;
        const [group] = groupProblems([
          { code, severity: 'note', line: 3, detail: { value: 'x', count: 2 } },
        ]);
        const text = describeGroup(group!, language);
        expect(text.title, code).not.toBe('');
        expect(text.title).not.toMatch(/Zeile 3|Line 3/);
      }
    }
    const [group] = groupProblems(badDates(3));
    expect(describeGroup(group!, 'de')).toEqual({
      title: 'Datum nicht lesbar',
      effect: 'Die Angabe gilt als unbekannt, die Zeile wird trotzdem übernommen.',
      remedy: 'Tragen Sie das Datum als TT.MM.JJJJ ein.',
    });
    expect(describeProblem(group!.first, 'de')).toContain('32.0.2026');
  });
});
