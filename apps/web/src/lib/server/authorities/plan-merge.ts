import type { Transaction } from '#lib/server/database/index.ts';
import { carryRelations, type CarriedRelations } from './carry-relations.ts';
import { carryRights, type CarriedRights, type HeldRole } from './carry-rights.ts';
import { thisDay, type NewAuthority } from './new-authority.ts';
import { findCycle, isStanding, keptKinds, type Relation } from './relation.ts';
import { lockAuthorities, namesOf } from './store/authorities.ts';
import { allRelations, closureOf, lockRelations } from './store/relations.ts';
import { mandatesOf, rolesIn } from './store/rights.ts';

/** Which authorities end, what they become part of, and from which day on. */
export interface Merge {
  from: readonly number[];
  /** An authority that exists, or one that is made by the merge. */
  into: number | NewAuthority;
  /** ISO date, not later than today: what is planned is done on its day. */
  on: string;
}

export type MergeProblem =
  | {
      ok: false;
      problem: 'not-found' | 'already-ended' | 'same' | 'none-ends' | 'date-in-future' | 'key-taken';
    }
  /** The carried relations would lead from an authority back to itself; the names on that way. */
  | { ok: false; problem: 'cycle'; path: string[] };

/** Locks what the merge touches, and refuses what cannot be merged. */
export async function prepareMerge(
  trx: Transaction,
  { from, into, on }: Merge,
): Promise<{ bodies: true } | MergeProblem> {
  if (on > thisDay()) return { ok: false, problem: 'date-in-future' };
  if (from.length === 0) return { ok: false, problem: 'none-ends' };
  const all = typeof into === 'number' ? [...from, into] : [...from];
  if (new Set(all).size < all.length) return { ok: false, problem: 'same' };
  await lockRelations(trx);
  const found = await lockAuthorities(trx, all);
  if (found.length < all.length) return { ok: false, problem: 'not-found' };
  if (found.some(({ endedOn }) => endedOn !== null)) return { ok: false, problem: 'already-ended' };
  return { bodies: true };
}

/** Everything that a merge will write. */
export interface MergePlan {
  steps: true;
  into: number;
  relations: CarriedRelations;
  rights: CarriedRights;
  roles: HeldRole[];
  /** Rights that are not in use and would otherwise reach the newcomers when they are renewed. */
  frozen: { table: 'membership' | 'mandate'; id: number; reach: number[] }[];
  before: Map<string, { predecessors: boolean; reach: number[] | null }>;
  /** The predecessors, and what was merged into them before. */
  opened: number[];
}

/** What the merge would write, with `into` as the id of the successor. */
export async function planMerge(
  trx: Transaction,
  { from, on, into: given }: Merge,
  into: number,
): Promise<MergePlan | MergeProblem> {
  const relations = await allRelations(trx);
  const carried = carryRelations(relations, { from, into, on });
  const path = cycleAfter(relations, carried, on);
  if (path) {
    const names = await namesOf(trx, path);
    const own = typeof given === 'number' ? '' : given.name;
    return { ok: false, problem: 'cycle', path: path.map((id) => names.get(id) ?? own) };
  }
  const merged = await closureOf(trx, 'merged-into', [...from, into], 'down');
  const mandates = await mandatesOf(trx, [...from, into]);
  const providers = mandates.map(({ provider }) => provider);
  const roles = await rolesIn(trx, [...new Set([...from, into, ...providers])]);
  const intoExisted = typeof given === 'number';
  const rights = carryRights(
    { from, into, intoExisted, merged },
    roles.filter(({ dormant }) => !dormant),
    mandates.filter(({ dormant }) => !dormant),
  );
  const frozen = [
    ...roles.map((each) => ({ ...each, table: 'membership' as const })),
    ...mandates.map((each) => ({ ...each, table: 'mandate' as const })),
  ]
    .filter(({ authority, predecessors, reach }) => authority === into && predecessors && reach === null)
    .filter(({ table, id }) => {
      const extended = table === 'membership' ? rights.extendedRoles : rights.extendedMandates;
      return !extended.some((each) => each.id === id);
    })
    .map(({ table, id }) => ({ table, id, reach: merged.get(into) ?? [] }));
  const before = new Map<string, { predecessors: boolean; reach: number[] | null }>([
    ...roles.map(({ id, predecessors, reach }) => [`membership ${id}`, { predecessors, reach }] as const),
    ...mandates.map(({ id, predecessors, reach }) => [`mandate ${id}`, { predecessors, reach }] as const),
  ]);
  const opened = [...new Set(from.flatMap((each) => [each, ...(merged.get(each) ?? [])]))];
  return { steps: true, into, relations: carried, rights, roles, frozen, before, opened };
}

/** The ids on a way back to itself over edges of one kind that the merge would close; null when there is none. */
function cycleAfter(
  relations: readonly Relation[],
  { end, add }: CarriedRelations,
  on: string,
): number[] | null {
  const ended = new Set(end.map(({ id }) => id));
  const after = [...relations.filter((each) => isStanding(each, on) && !ended.has(each.id)), ...add];
  for (const kind of keptKinds) {
    const path = findCycle(after.filter((each) => each.kind === kind));
    if (path) return path;
  }
  return null;
}
