import type { FinanceBasis } from './finance-of-plans.ts';
import type { Variant } from './finance-types.ts';

/**
 * Ids of the applications that a plan replaces and of which nobody has said what they cost today: what ends with them
 * counts as nothing, so that the plan looks dearer than it may be.
 */
export function withoutPrice(
  { plans, measured }: Pick<FinanceBasis, 'plans' | 'measured'>,
  variant: Variant,
): Set<number> {
  const unknown = new Set(
    measured.applications.filter(({ stored }) => stored.cost_cents === null).map(({ stored }) => stored.id),
  );
  return new Set(
    (plans[variant]?.figures?.steps ?? [])
      .filter(({ application, runningToday }) => runningToday === 0 && unknown.has(application.id))
      .map(({ application }) => application.id),
  );
}
