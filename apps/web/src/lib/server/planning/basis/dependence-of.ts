import { measure, VARIABLES } from '@allmende/sovereignty';
import type { Interval } from '@allmende/planner';
import { answersOf, type Assumption } from './dependence-after.ts';

/**
 * AM-1 of what assumptions come to, in points; a variable that none of them speaks of does not apply. Thousands of
 * options share few sets of levels, so each is measured once.
 *
 * @example dependenceOf('2026-11-21')(option.assumptions) // [0, 34.4]
 */
export function dependenceOf(date: string): (assumptions: readonly Assumption[]) => Interval {
  const known = new Map<string, Interval>();
  return (assumptions) => {
    const key = assumptions.map(({ variable, levels }) => `${variable}${levels[0]}${levels[1]}`).join('');
    const measured = known.get(key) ?? measureOnce(assumptions, date);
    known.set(key, measured);
    return measured;
  };
}

function measureOnce(assumptions: readonly Assumption[], date: string): Interval {
  const answers = answersOf(assumptions);
  for (const variable of VARIABLES) answers[variable] ??= { value: 'n/a' };
  const { applications } = measure(
    [{ id: 'a', name: 'a', owner: 'unknown', criticality: 1, reach: 1, answers }],
    { date },
  );
  return applications[0]?.a ?? [0, 100];
}
