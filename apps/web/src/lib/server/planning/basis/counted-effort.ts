import type { Interval } from '@allmende/planner';
import type { EffortFigures } from './plan-basis.ts';

/** Which end of the ranges a plan counts: the careful one, where nothing else is asked for. */
export type CountedEnd = 'high' | 'middle' | 'low';

/** The figures of an option as the solver takes them. */
export interface CountedEffort {
  /** Quarters, euros, euros a year, hours in all. */
  duration: number;
  oneOff: number;
  running: number;
  trainingHours: number;
  staff: { team: string; daysPerQuarter: number }[];
}

/**
 * One figure of each range. Days are spread evenly over the duration that is counted.
 *
 * @example countedEffort(option.effort, 'high').oneOff // the upper end
 */
export function countedEffort(effort: EffortFigures, end: CountedEnd = 'high'): CountedEffort {
  const of = ([lo, hi]: Interval): number => (end === 'high' ? hi : end === 'low' ? lo : (lo + hi) / 2);
  const duration = Math.max(1, Math.ceil(of(effort.duration)));
  return {
    duration,
    oneOff: Math.round(of(effort.oneOff)),
    running: Math.round(of(effort.running)),
    trainingHours: Math.round(of(effort.trainingHours)),
    staff: effort.staff.flatMap(({ team, days }) => {
      const all = of(days);
      return all > 0 ? [{ team, daysPerQuarter: Math.ceil((all / duration) * 10) / 10 }] : [];
    }),
  };
}
