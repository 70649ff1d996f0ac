import type { Interval } from '@allmende/planner';
import type { PlanView } from '#lib/server/planning/index.ts';

/** A plan in the list: what it came to, and whether that still holds. */
export interface PlanLine extends Pick<
  PlanView,
  'id' | 'name' | 'scenario' | 'state' | 'computedAt' | 'stale'
> {
  result: {
    from: Interval;
    to: Interval;
    quarter: string;
    steps: number;
    status: 'optimal' | 'feasible';
    gap: number;
  } | null;
}

/** The line of a plan in a list. */
export function planLine({ id, name, scenario, state, computedAt, stale, figures }: PlanView): PlanLine {
  const [first] = figures?.curve ?? [];
  const last = figures?.curve.at(-1);
  return {
    id,
    name,
    scenario,
    state,
    computedAt,
    stale,
    result:
      figures && first && last
        ? {
            from: first.keep,
            to: last.plan,
            quarter: last.quarter,
            steps: figures.steps.length,
            status: figures.status,
            gap: figures.gap,
          }
        : null,
  };
}
