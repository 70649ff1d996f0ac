import { groupProblems, type Problem, type ProblemGroup } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import { describeKind } from './describe-problem.ts';

/** Problems of one kind as a page tells them: what it is, what it means, where, and what to do. */
export interface ShownProblem {
  severity: Problem['severity'];
  title: string;
  /** Empty where the title says it all. */
  effect: string;
  /** Empty where there is nothing to do. */
  remedy: string;
  count: number;
  /** The first lines, and how many more places there are. */
  lines: number[];
  /** Headings of the columns of the first places. */
  columns: string[];
  more: number;
  examples: string[];
}

/** Tells each kind of problem once. */
export function shownProblems(
  problems: readonly Problem[],
  columns: readonly { index: number; header: string }[],
  language: Language,
): ShownProblem[] {
  return groupProblems(problems).map((group) => shownGroup(group, columns, language));
}

/** One group of problems in words. */
export function shownGroup(
  group: ProblemGroup,
  columns: readonly { index: number; header: string }[],
  language: Language,
): ShownProblem {
  const { severity, count, places, examples } = group;
  const lines = [...new Set(places.flatMap(({ line }) => (line === undefined ? [] : [line])))];
  const headings = places.flatMap(({ column }) =>
    column === undefined ? [] : [columns.find(({ index }) => index === column - 1)?.header || String(column)],
  );
  return {
    severity,
    ...describeKind(group, language),
    count,
    lines,
    columns: [...new Set(headings)],
    more: places.length === 0 ? 0 : Math.max(0, count - places.length),
    examples,
  };
}
