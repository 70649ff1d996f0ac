import { describeProblem, type Language } from './describe-problem.ts';
import type { ProblemGroup } from './group-problems.ts';
import { GROUPS_DE } from './groups-de.ts';
import { GROUPS_EN } from './groups-en.ts';
import type { GroupText, GroupTexts } from './group-text.ts';
import type { ProblemCode } from './problem-codes.ts';

/**
 * Says what a group of problems is, without a number, a place or a value: those stand beside it.
 * @example describeGroup(group, 'de').title // 'Datum nicht lesbar'
 */
export function describeGroup({ code, count, first }: ProblemGroup, language: Language): GroupText {
  const texts: GroupTexts = language === 'de' ? GROUPS_DE : GROUPS_EN;
  const known = Object.hasOwn(texts, code) ? texts[code as ProblemCode] : undefined;
  if (known) return known;
  const { line: _line, column: _column, ...placeless } = first;
  const told =
    count === 1 ? placeless : { ...placeless, detail: { ...placeless.detail, count: total(first, count) } };
  return { title: describeProblem(told, language), effect: '', remedy: '' };
}

/** Some problems count by themselves, e.g. the masked cells of a list; then that number is the one to tell. */
function total({ detail }: ProblemGroup['first'], count: number): string | number {
  return detail?.['count'] ?? count;
}
