import type { Interval, MeasuredApplication } from '../types.ts';
import { evaluateView } from './evaluate-view.ts';
import type { View } from './view.ts';

/** How many applications have a level of a view for certain, and how many may have it. */
export interface LevelCount {
  level: number;
  certain: number;
  possible: number;
}

/** A view over all applications of an authority; every application counts once, as the frameworks do. */
export interface ViewSummary {
  view: string;
  applications: number;
  /** Mean of the totals; null where the framework forms none or there is no application. */
  mean: Interval | null;
  /** For views that end in whole levels: the count of each, lowest level first; empty for others. */
  levels: LevelCount[];
  criteria: { id: string; mean: Interval }[];
}

/**
 * Applies a view to a whole authority: means as intervals, and for levels how many are certain and how many possible.
 *
 * @example summarizeView(SDS_MUENCHEN, applications, '2026-11-21').levels[0] // { level: 1, certain: 2, possible: 2 }
 */
export function summarizeView(
  view: View,
  applications: readonly MeasuredApplication[],
  date: string,
): ViewSummary {
  const results = applications.map((application) => evaluateView(view, application, date));
  const totals = results.flatMap(({ total }) => (total ? [total] : []));
  const hasCriteria = results.length > 0;
  return {
    view: view.id,
    applications: results.length,
    mean: totals.length > 0 ? meanOf(totals) : null,
    levels: levelsOf(view, totals),
    criteria: hasCriteria
      ? view.criteria.map(({ id }, i) => ({
          id,
          mean: meanOf(results.map(({ criteria }) => criteria[i]?.points ?? view.range)),
        }))
      : [],
  };
}

const meanOf = (intervals: readonly Interval[]): Interval => [
  intervals.reduce((sum, [lo]) => sum + lo, 0) / intervals.length,
  intervals.reduce((sum, [, hi]) => sum + hi, 0) / intervals.length,
];

/** A span may skip a level, so `possible` counts what the span covers. */
function levelsOf({ total }: View, totals: readonly Interval[]): LevelCount[] {
  if (total?.kind !== 'countdown') return [];
  const levels: LevelCount[] = [];
  for (let level = total.floor; level <= Math.max(total.start, total.blocked); level++)
    levels.push({
      level,
      certain: totals.filter(([lo, hi]) => lo === level && hi === level).length,
      possible: totals.filter(([lo, hi]) => lo <= level && level <= hi).length,
    });
  return levels;
}
