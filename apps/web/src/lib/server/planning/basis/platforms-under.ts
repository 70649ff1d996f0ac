import { quartersBetween, type PlanComponent, type PlanOption, type Quarter } from '@allmende/planner';
import type { PlanSettings } from '../plan-view.ts';
import { countedPlatform } from './counted-effort.ts';
import type { BasisOption, BasisPlatform, PlanBasis } from './plan-basis.ts';

/**
 * What each offered option stands on: platforms that run here already, and those that options of another application need,
 * too. One whose latest start is too early for building first brings its platform along.
 *
 * @param latest the latest start of an option, where one is laid down
 */
export function platformsUnder(
  { platforms = [] }: PlanBasis,
  offered: readonly BasisOption[],
  latest: (option: string) => Quarter | undefined,
  { start, counts }: PlanSettings,
): Map<string, BasisPlatform[]> {
  const byId = new Map(offered.map((option) => [option.id, option]));
  const under = new Map<string, BasisPlatform[]>();
  for (const platform of platforms) {
    const { duration } = countedPlatform(platform.part, counts);
    const standing = platform.options.filter((id) => {
      // What an authority states is meant for the whole.
      if (!byId.get(id)?.effort.platform) return false;
      const to = latest(id);
      return platform.present !== null || to === undefined || quartersBetween(start, to) >= duration;
    });
    const applications = new Set(standing.map((id) => id.slice(0, id.indexOf(':'))));
    if (!platform.present && applications.size < 2) continue;
    for (const id of standing) under.set(id, [...(under.get(id) ?? []), platform]);
  }
  return under;
}

/**
 * The platforms that an option stands on where it was offered to the solver.
 *
 * @param taken the option as the solver was given it
 */
export function platformsOf(
  { id, effort }: Pick<BasisOption, 'id' | 'effort'>,
  { platforms = [] }: Pick<PlanBasis, 'platforms'>,
  taken: Pick<PlanOption, 'components'> | undefined,
): BasisPlatform[] {
  if (!effort.platform || !taken) return [];
  return platforms.filter(
    (platform) =>
      platform.options.includes(id) && (platform.present !== null || taken.components?.includes(platform.id)),
  );
}

/** The platforms that have to be built, as the solver takes them. */
export function builtFor(
  options: readonly PlanOption[],
  platforms: readonly BasisPlatform[],
  { counts }: PlanSettings,
): PlanComponent[] {
  const needed = new Set(options.flatMap(({ components = [] }) => components));
  return platforms
    .filter(({ id }) => needed.has(id))
    .map(({ id, name, part }) => {
      const { duration, oneOff, running, staff } = countedPlatform(part, counts);
      return { id, name, duration, oneOff, payments: [], running, kind: 'consumptive', staff };
    });
}
