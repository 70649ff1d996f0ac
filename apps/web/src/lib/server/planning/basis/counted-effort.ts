import type { Interval } from '@allmende/planner';
import type { EffortFigures, PlatformPart } from './plan-basis.ts';

/** Which end of the ranges a plan counts: the careful one, where nothing else is asked for. */
export type CountedEnd = 'high' | 'middle' | 'low';

type Staff = { team: string; daysPerQuarter: number }[];

/** The figures of an option as the solver takes them. */
export interface CountedEffort {
  /** Quarters after a pilot, euros, euros a year, hours in all. */
  duration: number;
  oneOff: number;
  running: number;
  trainingHours: number;
  staff: Staff;
  /** What comes before the duration. */
  pilot: { quarters: number; staff: Staff } | null;
}

/**
 * One figure of each range. Days are spread evenly over the duration that is counted.
 *
 * @param platforms what it stands on: that is built, or there already, and does not count here
 * @example countedEffort(option.effort, 'high').oneOff // the upper end
 */
export function countedEffort(
  effort: EffortFigures,
  end: CountedEnd = 'high',
  platforms: readonly PlatformPart[] = [],
): CountedEffort {
  const of = ([lo, hi]: Interval): number => (end === 'high' ? hi : end === 'low' ? lo : (lo + hi) / 2);
  const without = (figure: 'oneOff' | 'running'): number =>
    Math.round(
      Math.max(
        0,
        platforms.reduce((left, part) => left - of(part[figure]), of(effort[figure])),
      ),
    );
  const built = Math.max(0, ...platforms.map(({ duration }) => Math.ceil(of(duration))));
  const duration = Math.max(1, Math.ceil(of(effort.duration)) - built);
  const spread = (
    staff: readonly { team: string; days: Interval }[],
    over: number,
    less: (team: string) => number,
  ) =>
    staff.flatMap(({ team, days }) => {
      const all = of(days) - less(team);
      return all > 0 ? [{ team, daysPerQuarter: Math.ceil((all / over) * 10) / 10 }] : [];
    });
  const ofPlatforms = (team: string): number =>
    platforms
      .flatMap(({ staff }) => staff.filter((each) => each.team === team))
      .reduce((sum, { days }) => sum + of(days), 0);
  const { pilot } = effort;
  const quarters = pilot ? Math.max(1, Math.ceil(of(pilot.duration))) : 0;
  return {
    duration,
    oneOff: without('oneOff'),
    running: without('running'),
    trainingHours: Math.round(of(effort.trainingHours)),
    staff: spread(effort.staff, duration, ofPlatforms),
    pilot: pilot ? { quarters, staff: spread(pilot.staff, quarters, () => 0) } : null,
  };
}

/** A platform as the solver takes it. */
export function countedPlatform(
  part: PlatformPart,
  end?: CountedEnd,
): Pick<CountedEffort, 'duration' | 'oneOff' | 'running' | 'staff'> {
  return countedEffort(
    { ...part, trainingHours: [0, 0], moneyKind: 'consumptive', from: 'knowledge', sources: [] },
    end,
  );
}
