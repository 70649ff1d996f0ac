import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import type { TodaysCosts } from './finance-types.ts';

/**
 * What is paid a year today. Where nobody has looked at the contracts, what the inventory says of each application.
 *
 * @example todaysCosts(await withCosts(db, actor, measured)).unknown // 12
 */
export function todaysCosts({
  applications,
  costs,
}: Pick<MeasuredInventory, 'applications' | 'costs'>): TodaysCosts {
  const known = applications.flatMap(({ stored }) => stored.cost_cents ?? []);
  return {
    ...(costs ?? { amounts: known, unknown: applications.length - known.length }),
    applications: applications.length,
  };
}
