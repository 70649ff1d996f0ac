import type { Problem } from '../types.ts';

/** Problems of one kind, told once. */
export interface ProblemGroup {
  code: string;
  severity: Problem['severity'];
  /** How often it was found, what was left out of the list of problems included. */
  count: number;
  /** The first five places. */
  places: { line?: number; column?: number }[];
  /** Up to three different values that it was found at. */
  examples: string[];
  /** The first of them, for what is told of a single one. */
  first: Problem;
}

const PLACES = 5;
const EXAMPLES = 3;
const severities = { error: 0, warning: 1, note: 2 } as const;

/**
 * Groups problems by kind: errors first, then warnings, then notes, each by frequency. A list with a thousand bad dates
 * has one group.
 * @example groupProblems(list.problems)[0] // { code: 'date-unreadable', count: 1000, places: [{ line: 2, column: 5 }, …], … }
 */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  const leftOut = new Map<string, number>();
  for (const problem of problems) {
    const { code, severity, line, column, detail } = problem;
    if (code === 'problems-left-out') {
      const of = String(detail?.['of'] ?? '');
      leftOut.set(of, (leftOut.get(of) ?? 0) + Number(detail?.['count'] ?? 0));
      continue;
    }
    const group = groups.get(code) ?? { code, severity, count: 0, places: [], examples: [], first: problem };
    groups.set(code, group);
    group.count += 1;
    if (group.places.length < PLACES && (line !== undefined || column !== undefined))
      group.places.push({
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
      });
    // A place names the heading already.
    const example =
      detail?.['value'] ?? (column === undefined ? detail?.['header'] : undefined) ?? detail?.['name'];
    if (
      example !== undefined &&
      group.examples.length < EXAMPLES &&
      !group.examples.includes(String(example))
    )
      group.examples.push(String(example));
  }
  for (const [code, count] of leftOut) {
    const group = groups.get(code);
    if (group) group.count += count;
  }
  return [...groups.values()].sort(
    (a, b) => severities[a.severity] - severities[b.severity] || b.count - a.count,
  );
}
