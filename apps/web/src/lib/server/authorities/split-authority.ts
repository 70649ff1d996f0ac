import { isStoreError, type ChangeSteps, type Database } from '#lib/server/database/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { refreshAround } from './refresh-around.ts';
import { thisDay, type NewAuthority } from './new-authority.ts';
import { isKept, isStanding } from './relation.ts';
import { endAuthorities, insertAuthority, lockAuthorities } from './store/authorities.ts';
import { insertAuthorityChange } from './store/changes.ts';
import { allRelations, insertRelations, lockRelations, setRelationEnd } from './store/relations.ts';

export interface Split {
  from: number;
  /** Authorities that exist, or that are made by the split; at least two. */
  into: readonly (number | NewAuthority)[];
  on: string;
  /** For a relation of the ended authority, the places in `into` that carry it on; all of them where it is not named. */
  carry?: ReadonlyMap<number, readonly number[]>;
}

export type SplitProblem = {
  ok: false;
  problem: 'not-found' | 'already-ended' | 'same' | 'too-few' | 'date-in-future' | 'key-taken';
};

/**
 * Splits an authority. Its data stay with it and it ends: whoever had a role there still sees them, and nobody gets a
 * role in a successor by the split.
 *
 * @example await splitAuthority(db, identity, { from: 3, into: [4, { name: 'Neustadt', … }], on: '2027-01-01' })
 */
export async function splitAuthority(
  db: Database,
  identity: Identity,
  { from, into, on, carry }: Split,
): Promise<{ ok: true; change: number; authorities: number[] } | SplitProblem> {
  demand(identity, 'instance:authorities');
  if (on > thisDay()) return { ok: false, problem: 'date-in-future' };
  if (into.length < 2) return { ok: false, problem: 'too-few' };
  const existing = into.filter((each) => typeof each === 'number');
  const all = [from, ...existing];
  if (new Set(all).size < all.length) return { ok: false, problem: 'same' };
  try {
    return await db.asOperator(async (trx) => {
      await lockRelations(trx);
      const found = await lockAuthorities(trx, all);
      if (found.length < all.length) return { ok: false, problem: 'not-found' };
      if (found.some(({ endedOn }) => endedOn !== null)) return { ok: false, problem: 'already-ended' };
      const successors: number[] = [];
      const created: number[] = [];
      for (const each of into) {
        const id = typeof each === 'number' ? each : await insertAuthority(trx, each);
        if (typeof each !== 'number') created.push(id);
        successors.push(id);
      }
      const relations = await allRelations(trx);
      const standing = relations.filter(
        (each) => isKept(each.kind) && isStanding(each, on) && (each.from === from || each.to === from),
      );
      const isThere = (edge: { from: number; to: number; kind: string }) =>
        relations.some(
          (each) =>
            each.from === edge.from && each.to === edge.to && each.kind === edge.kind && isStanding(each, on),
        );
      const carried = standing.flatMap(({ id, ...edge }) => {
        const chosen = carry?.get(id)?.flatMap((place) => successors[place] ?? []) ?? successors;
        return chosen
          .map((successor) => ({
            ...edge,
            from: edge.from === from ? successor : edge.from,
            to: edge.to === from ? successor : edge.to,
            validFrom: edge.validFrom !== null && edge.validFrom > on ? edge.validFrom : on,
          }))
          .filter((each) => each.from !== each.to && !isThere(each));
      });
      const steps: ChangeSteps = {
        created,
        addedRelations: await insertRelations(trx, [
          ...carried,
          ...successors.map((to) => ({
            from,
            to,
            kind: 'split-into' as const,
            validFrom: on,
            validTo: null,
          })),
        ]),
        endedRelations: standing.map(({ id, validTo }) => ({ id, validTo })),
        addedMemberships: [],
        changedMemberships: [],
        addedMandates: [],
        changedMandates: [],
        addedRequests: [],
        addedPlaces: [],
        opened: [],
      };
      for (const { id, validFrom } of standing)
        await setRelationEnd(trx, id, validFrom !== null && validFrom > on ? validFrom : on);
      await endAuthorities(trx, [from], on);
      await refreshAround(trx, await allRelations(trx), [from, ...successors]);
      const change = await insertAuthorityChange(trx, {
        kind: 'split',
        on,
        from: [from],
        into: successors,
        by: identity.id,
        steps,
      });
      noteAuthority(trx, null);
      noteChange(trx, {
        subject: `authority:${from}`,
        before: { authority: from },
        after: { authorities: successors, on, kind: 'split' },
      });
      return { ok: true, change, authorities: successors };
    });
  } catch (thrown) {
    if (isStoreError(thrown, '23505')) return { ok: false, problem: 'key-taken' };
    throw thrown;
  }
}
