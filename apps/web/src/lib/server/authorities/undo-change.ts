import {
  isStoreError,
  type ChangedReach,
  type ChangeSteps,
  type Database,
  type Transaction,
} from '#lib/server/database/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { refreshAround } from './refresh-around.ts';
import type { Relation } from './relation.ts';
import {
  deleteAuthorities,
  deletePlace,
  endAuthorities,
  isInUse,
  lockAuthorities,
} from './store/authorities.ts';
import { deleteHandovers, markUndone, readAuthorityChange, standingChangesOf } from './store/changes.ts';
import { allRelations, deleteRelations, lockRelations, setRelationEnd } from './store/relations.ts';
import { deleteRights, mandatesOf, rolesIn, setReach } from './store/rights.ts';

/** So long can a merge or a split be taken back. */
export const undoDays = 30;

export type UndoProblem = {
  ok: false;
  /** `in-use`: the authority that was made for it holds data or people of its own by now. */
  problem: 'not-found' | 'too-late' | 'later-change' | 'in-use';
};

/**
 * Takes a merge or a split back: authorities, relations and rights stand as before. What was opened to people of the
 * successor since is closed to them again.
 */
export async function undoChange(
  db: Database,
  identity: Identity,
  id: number,
): Promise<{ ok: true } | UndoProblem> {
  demand(identity, 'instance:authorities');
  try {
    return await db.asOperator(async (trx) => {
      await lockRelations(trx);
      const change = await readAuthorityChange(trx, id);
      if (!change || change.undoneAt) return { ok: false, problem: 'not-found' };
      if (Date.now() - change.appliedAt.getTime() > undoDays * 86_400_000)
        return { ok: false, problem: 'too-late' };
      const { from, into, steps } = change;
      await lockAuthorities(trx, [...from, ...into]);
      const [newest] = await standingChangesOf(trx, [...from, ...into]);
      if (newest?.id !== id) return { ok: false, problem: 'later-change' };
      const relations = await allRelations(trx);
      if (await hasGrown(trx, steps, relations)) return { ok: false, problem: 'in-use' };
      await deleteRelations(trx, steps.addedRelations);
      for (const each of steps.endedRelations) await setRelationEnd(trx, each.id, each.validTo);
      for (const { authority, key } of steps.addedPlaces) await deletePlace(trx, authority, key);
      await deleteRights(trx, {
        memberships: steps.addedMemberships,
        mandates: steps.addedMandates,
        requests: steps.addedRequests,
      });
      for (const successor of into) {
        await deleteHandovers(trx, successor, from);
        const roles = await rolesIn(trx, [successor]);
        await narrow(trx, 'membership', roles, steps.changedMemberships, steps.opened);
        const mandates = (await mandatesOf(trx, [successor])).filter(
          ({ authority }) => authority === successor,
        );
        await narrow(trx, 'mandate', mandates, steps.changedMandates, steps.opened);
      }
      await endAuthorities(trx, from, null);
      await deleteAuthorities(trx, steps.created);
      // Also by the edges that are gone: whoever reached something over them is affected.
      await refreshAround(
        trx,
        [...relations, ...(await allRelations(trx))],
        [...from, ...into],
        steps.created,
      );
      await markUndone(trx, id, identity.id);
      noteAuthority(trx, null);
      noteChange(trx, {
        subject: `authority:${from.join(',')}`,
        before: { kind: change.kind, into },
        after: { kind: 'undone' },
      });
      return { ok: true };
    });
  } catch (thrown) {
    // Something else that must not be lost points at the authority that was made.
    if (isStoreError(thrown, '23503')) return { ok: false, problem: 'in-use' };
    throw thrown;
  }
}

/** Whether an authority that was made for the change has more by now than the change gave it. */
async function hasGrown(
  trx: Transaction,
  { created, addedMemberships, addedMandates, addedRelations }: ChangeSteps,
  relations: readonly Relation[],
): Promise<boolean> {
  if (created.length === 0) return false;
  if (await isInUse(trx, created)) return true;
  const roles = await rolesIn(trx, created);
  const acting = await mandatesOf(trx, created);
  return (
    roles.some(({ id }) => !addedMemberships.includes(id)) ||
    acting.some(({ id }) => !addedMandates.includes(id)) ||
    relations.some(
      ({ id, from, to }) => !addedRelations.includes(id) && (created.includes(from) || created.includes(to)),
    )
  );
}

/** Gives rights in the successor the reach that they had, or at least takes the predecessors of this merge out of it. */
async function narrow(
  trx: Transaction,
  table: 'membership' | 'mandate',
  rights: readonly { id: number; predecessors: boolean; reach: number[] | null }[],
  changed: readonly ChangedReach[],
  opened: readonly number[],
): Promise<void> {
  for (const { id, predecessors, reach } of rights) {
    if (!predecessors) continue;
    const step = changed.find((each) => each.id === id);
    const isAsLeft = step && JSON.stringify(step.after.reach) === JSON.stringify(reach);
    if (isAsLeft) await setReach(trx, table, id, step.before);
    else if (reach?.some((each) => opened.includes(each))) {
      const rest = reach.filter((each) => !opened.includes(each));
      await setReach(trx, table, id, { predecessors: rest.length > 0, reach: rest });
    }
  }
}
