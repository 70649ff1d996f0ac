import {
  isStoreError,
  type ChangeSteps,
  type Database,
  type Transaction,
} from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { planMerge, prepareMerge, type Merge, type MergePlan, type MergeProblem } from './plan-merge.ts';
import { refreshAround } from './refresh-around.ts';
import { endAuthorities, insertAuthority, insertPlaces, placesOf } from './store/authorities.ts';
import { insertAuthorityChange } from './store/changes.ts';
import { allRelations, insertRelations, setRelationEnd } from './store/relations.ts';
import { insertCarried, setReach } from './store/rights.ts';

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
      const prepared = await prepareMerge(trx, merge);
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

/** Carries a refusal out of the transaction, so that nothing of it is written. */
class Refused extends Error {
  constructor(readonly problem: MergeProblem) {
    super('refused');
  }
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
  noteAuthority(trx, null);
  noteChange(trx, {
    subject: `authority:${into}`,
    before: { authorities: [...from] },
    after: { authority: into, on, kind: 'merge' },
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
