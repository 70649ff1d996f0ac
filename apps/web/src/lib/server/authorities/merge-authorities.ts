import {
  isStoreError,
  type ChangeSteps,
  type Database,
  type Transaction,
} from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { carryRelations, type CarriedRelations } from './carry-relations.ts';
import { carryRights, type CarriedRights, type HeldRole } from './carry-rights.ts';
import { thisDay, type NewAuthority } from './new-authority.ts';
import { findCycle, isStanding, keptKinds, type Relation } from './relation.ts';
import {
  insertAuthority,
  insertPlaces,
  endAuthorities,
  lockAuthorities,
  namesOf,
  placesOf,
} from './store/authorities.ts';
import { insertAuthorityChange } from './store/changes.ts';
import {
  allRelations,
  closureOf,
  insertRelations,
  lockRelations,
  refreshClosure,
  setRelationEnd,
} from './store/relations.ts';
import { insertCarried, mandatesOf, rolesIn, setReach } from './store/rights.ts';

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

/** What a merge would do, in numbers of people and relations; nothing of what an authority uses. */
export interface MergePreview {
  relations: { ended: number; carried: number };
  people: {
    /** With a role in every predecessor, or in the existing successor: what passes over to them. */
    carried: { role: HeldRole['role']; accounts: number }[];
    /** With a role in a predecessor and none in the successor. */
    stayBehind: number;
    /** Of an existing successor, who will also see what the predecessors hold, and who will not. */
    reach: number;
    reachNot: number;
  };
  mandates: { carried: number; asked: number };
}

/**
 * Merges authorities in one transaction. Their data stay where they are; they end, and every standing relation passes
 * over. Rights never widen: see `carryRights`. Returns the id of the change, by which `undoChange` takes it back.
 *
 * @example await mergeAuthorities(db, identity, { from: [3, 4], into: 5, on: '2027-01-01' }) // { ok: true, … }
 */
export async function mergeAuthorities(
  db: Database,
  identity: Identity,
  merge: Merge,
): Promise<{ ok: true; change: number; authority: number } | MergeProblem> {
  demand(identity, 'instance:authorities');
  try {
    return await db.asOperator(async (trx) => {
      const prepared = await prepare(trx, merge);
      if (!('bodies' in prepared)) return prepared;
      const made = typeof merge.into === 'number' ? null : await insertAuthority(trx, merge.into);
      const plan = await planMerge(trx, merge, made ?? (merge.into as number));
      if (!('steps' in plan)) throw new Refused(plan);
      return { ok: true, ...(await apply(trx, identity, merge, plan, made)) };
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.problem;
    if (isStoreError(thrown, '23505')) return { ok: false, problem: 'key-taken' };
    throw thrown;
  }
}

/** What {@link mergeAuthorities} would do. Writes nothing. */
export async function previewMerge(
  db: Database,
  identity: Identity,
  merge: Merge,
): Promise<{ ok: true; preview: MergePreview } | MergeProblem> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    const prepared = await prepare(trx, merge);
    if (!('bodies' in prepared)) return prepared;
    const plan = await planMerge(trx, merge, typeof merge.into === 'number' ? merge.into : notYet);
    return 'steps' in plan ? { ok: true, preview: previewOf(merge, plan) } : plan;
  });
}

/** Stands for a successor that is only made when the merge is applied; ids begin at 1. */
const notYet = 0;

/** Carries a refusal out of the transaction, so that nothing of it is written. */
class Refused extends Error {
  constructor(readonly problem: MergeProblem) {
    super('refused');
  }
}

async function prepare(
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

interface MergePlan {
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

async function planMerge(
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

async function apply(
  trx: Transaction,
  identity: Identity,
  { from, on }: Merge,
  { into, relations, rights, frozen, before, opened }: MergePlan,
  made: number | null,
): Promise<{ change: number; authority: number }> {
  const steps: ChangeSteps = {
    created: made === null ? [] : [made],
    addedRelations: await insertRelations(trx, [
      ...relations.add,
      ...from.map((each) => ({
        from: each,
        to: into,
        kind: 'merged-into' as const,
        validFrom: on,
        validTo: null,
      })),
    ]),
    endedRelations: [],
    addedMemberships: [],
    changedMemberships: [],
    addedMandates: [],
    changedMandates: [],
    addedRequests: [],
    addedPlaces: await carryPlaces(trx, from, into, on),
    opened,
  };
  const all = await allRelations(trx);
  for (const { id, validTo } of relations.end) {
    steps.endedRelations.push({ id, validTo: all.find((each) => each.id === id)?.validTo ?? null });
    await setRelationEnd(trx, id, validTo);
  }
  await endAuthorities(trx, from, on);
  const changed = [
    ...frozen.map(({ table, id, reach }) => ({ table, id, after: { predecessors: true, reach } })),
    ...rights.extendedRoles.map(({ id, ...after }) => ({ table: 'membership' as const, id, after })),
    ...rights.extendedMandates.map(({ id, ...after }) => ({ table: 'mandate' as const, id, after })),
  ];
  for (const { table, id, after } of changed) {
    await setReach(trx, table, id, after);
    const step = { id, before: before.get(`${table} ${id}`) ?? { predecessors: false, reach: null }, after };
    (table === 'membership' ? steps.changedMemberships : steps.changedMandates).push(step);
  }
  const carried = await insertCarried(trx, into, rights, identity.id);
  steps.addedMemberships = carried.memberships;
  steps.addedMandates = carried.mandates;
  steps.addedRequests = carried.requests;
  await refreshAround(trx, all, [...from, into]);
  const change = await insertAuthorityChange(trx, {
    kind: 'merge',
    on,
    from,
    into: [into],
    by: identity.id,
    steps,
  });
  return { change, authority: into };
}

/** Every place of a predecessor becomes one of the successor; returns those that it did not have. */
async function carryPlaces(trx: Transaction, from: readonly number[], into: number, on: string) {
  const had = new Set((await placesOf(trx, into)).map(({ key }) => key));
  const keys = new Set<string>();
  for (const each of from) for (const { key } of await placesOf(trx, each)) if (!had.has(key)) keys.add(key);
  await insertPlaces(
    trx,
    into,
    [...keys].map((key) => ({ key, validFrom: on, validTo: null })),
  );
  return [...keys].map((key) => ({ authority: into, key }));
}

/** The closure of everything whose own edges, or edges towards the given authorities, may have changed. */
export async function refreshAround(
  trx: Transaction,
  relations: readonly Relation[],
  authorities: readonly number[],
  gone: readonly number[] = [],
): Promise<void> {
  const touched = relations.filter(
    (each) => authorities.includes(each.from) || authorities.includes(each.to),
  );
  const from = [...new Set([...authorities, ...touched.map((each) => each.from)])].filter(
    (each) => !gone.includes(each),
  );
  await refreshClosure(trx, [...keptKinds, 'merged-into', 'split-into'], from, thisDay());
}

function previewOf({ from, into }: Merge, { relations, rights, roles }: MergePlan): MergePreview {
  const accountsIn = (authorities: readonly number[]) =>
    new Set(roles.filter(({ authority }) => authorities.includes(authority)).map(({ account }) => account));
  const there = accountsIn(from);
  const here = typeof into === 'number' ? accountsIn([into]) : new Set<string>();
  const extended = new Set(rights.extendedRoles.map(({ id }) => id));
  const reaching = new Set(
    roles.filter(({ id, account }) => extended.has(id) && there.has(account)).map(({ account }) => account),
  );
  const carried = new Map<HeldRole['role'], Set<string>>();
  for (const { account, role } of rights.roles)
    carried.set(role, new Set([...(carried.get(role) ?? []), account]));
  const carriedAccounts = new Set(rights.roles.map(({ account }) => account));
  return {
    relations: { ended: relations.end.length, carried: relations.add.length },
    people: {
      carried: [...carried].map(([role, accounts]) => ({ role, accounts: accounts.size })),
      stayBehind: [...there].filter((account) => !carriedAccounts.has(account) && !here.has(account)).length,
      reach: reaching.size,
      reachNot: [...here].filter((account) => !reaching.has(account)).length,
    },
    mandates: { carried: rights.mandates.length, asked: rights.ask.length },
  };
}
