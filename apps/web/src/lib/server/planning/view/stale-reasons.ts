import { quarterOf, quartersBetween } from '@allmende/planner';
import type { BasisApplication, PlanBasis } from '../basis/plan-basis.ts';
import type { PlanSettings, StaleReason } from '../plan-view.ts';
import type { StoredRun } from '../store/runs.ts';
import type { ShownIn } from './shown-in.ts';

/** Names told of one reason; the rest is counted. */
const mostNames = 5;
/** Points; less is rounding. */
const noticeable = 0.05;

/**
 * Why a computed plan no longer fits: today's input held against the one that it was made from. Empty while it fits.
 *
 * @param isDecided ids of applications whose step was decided: its quarter may have come
 */
export function staleReasons(
  { basis: before, settings: asked, result }: StoredRun,
  now: PlanBasis,
  settings: PlanSettings,
  isDecided: (application: string) => boolean,
  today: string,
  { t }: ShownIn,
): StaleReason[] {
  if (!before) return [];
  const reasons: StaleReason[] = [];
  const tell = (code: StaleReason['code'], names: readonly string[]): void => {
    if (names.length > 0) reasons.push({ code, what: names.slice(0, mostNames), count: names.length });
  };
  const then = new Map(before.applications.map((each) => [each.id, each]));
  const here = new Map(now.applications.map((each) => [each.id, each]));
  const heaviest = now.applications.toSorted((a, b) => b.weight - a.weight || a.id - b.id);
  const named = (changed: (was: BasisApplication, is: BasisApplication) => boolean): string[] =>
    heaviest.flatMap((is) => {
      const was = then.get(is.id);
      return was && changed(was, is) ? [is.name] : [];
    });
  tell(
    'application-new',
    heaviest.filter(({ id }) => !then.has(id)).map(({ name }) => name),
  );
  tell(
    'application-gone',
    before.applications.filter(({ id }) => !here.has(id)).map(({ name }) => name),
  );
  tell('application-changed', named(isAnother));
  tell(
    'contract-changed',
    named((was, is) => !isSame(was.contract, is.contract)),
  );
  tell(
    'facts-changed',
    named((was, is) => !isAnother(was, is) && !isSame(optionsOf(was), optionsOf(is))),
  );
  const keys = Object.keys(t.settings) as (keyof typeof t.settings)[];
  tell(
    'settings-changed',
    keys.filter((key) => !isSame(asked[key], settings[key])).map((key) => t.settings[key]),
  );
  const passed =
    result?.status === 'plan'
      ? result.plan.steps.filter(
          ({ application, start }) => !isDecided(application) && quartersBetween(start, quarterOf(today)) > 0,
        )
      : [];
  tell(
    'time-passed',
    passed.map(({ application }) => then.get(Number(application))?.name ?? application),
  );
  return reasons;
}

function isAnother(was: BasisApplication, is: BasisApplication): boolean {
  return (
    was.product !== is.product ||
    was.weight !== is.weight ||
    was.runningCost !== is.runningCost ||
    was.department !== is.department ||
    Math.abs(was.a[0] - is.a[0]) > noticeable ||
    Math.abs(was.a[1] - is.a[1]) > noticeable
  );
}

/** What the solver takes of the options. */
function optionsOf({ options }: BasisApplication): unknown {
  return options
    .filter(({ kind }) => kind !== 'renew')
    .map(({ id, a, effort }) => [
      id,
      a.map((end) => Math.round(end * 10)),
      effort.duration[1],
      effort.oneOff[1],
      effort.running[1],
      effort.moneyKind,
      effort.staff.map(({ team, days }) => [team, days[1]]),
    ]);
}

/** The store keeps keys in an order of its own. */
function isSame(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
