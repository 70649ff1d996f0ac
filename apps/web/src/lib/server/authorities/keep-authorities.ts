import {
  isStoreError,
  type Database,
  type RelationKind,
  type Transaction,
} from '#lib/server/database/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { thisDay, type NewAuthority } from './new-authority.ts';
import { findCycle, isStanding, type KeptKind } from './relation.ts';
import {
  deletePlace,
  insertAuthority,
  insertPlaces,
  lockAuthorities,
  namesOf,
  updateAuthority,
} from './store/authorities.ts';
import {
  allRelations,
  deleteRelations,
  insertRelations,
  lockRelations,
  refreshClosure,
  setRelationEnd,
} from './store/relations.ts';

/** The log of the instance tells it; the person may act for an authority that has nothing to do with it. */
function note(trx: Transaction, subject: string, before: unknown, after: unknown): void {
  noteAuthority(trx, null);
  noteChange(trx, { subject, before, after });
}

type KeyTaken = { ok: false; problem: 'key-taken' };

/** Creates an authority; nobody has a role in it yet. */
export async function addAuthority(
  db: Database,
  identity: Identity,
  authority: NewAuthority,
): Promise<{ ok: true; id: number } | KeyTaken> {
  demand(identity, 'instance:authorities');
  return keyed(async () => ({
    ok: true,
    id: await db.asOperator(async (trx) => {
      const id = await insertAuthority(trx, authority);
      note(trx, `authority:${id}`, null, authority);
      return id;
    }),
  }));
}

/** Renames it, or corrects its kind or key. */
export async function changeAuthority(
  db: Database,
  identity: Identity,
  id: number,
  { name, kind, key }: Pick<NewAuthority, 'name' | 'kind' | 'key'>,
): Promise<{ ok: true } | KeyTaken> {
  demand(identity, 'instance:authorities');
  return keyed(async () => {
    await db.asOperator(async (trx) => {
      await updateAuthority(trx, id, { name, kind, key });
      note(trx, `authority:${id}`, null, { name, kind, key });
    });
    return { ok: true };
  });
}

async function keyed<T>(work: () => Promise<T>): Promise<T | KeyTaken> {
  try {
    return await work();
  } catch (thrown) {
    if (isStoreError(thrown, '23505')) return { ok: false, problem: 'key-taken' };
    throw thrown;
  }
}

/** Links an authority to a place by its official key, perhaps for a time only. */
export async function linkPlace(
  db: Database,
  identity: Identity,
  authority: number,
  place: { key: string; validFrom: string | null; validTo: string | null },
): Promise<void> {
  demand(identity, 'instance:authorities');
  await db.asOperator(async (trx) => {
    await insertPlaces(trx, authority, [place]);
    note(trx, `authority:${authority}`, null, { place: place.key });
  });
}

export async function unlinkPlace(
  db: Database,
  identity: Identity,
  authority: number,
  key: string,
): Promise<void> {
  demand(identity, 'instance:authorities');
  await db.asOperator(async (trx) => {
    await deletePlace(trx, authority, key);
    note(trx, `authority:${authority}`, { place: key }, null);
  });
}

export interface NewRelation {
  from: number;
  to: number;
  kind: KeptKind;
  validFrom: string | null;
  validTo: string | null;
}

export type RelationProblem =
  | { ok: false; problem: 'not-found' | 'same' | 'dates' | 'ended' | 'exists' }
  | { ok: false; problem: 'cycle'; path: string[] };

/** Relates two authorities. Refused where the way over relations of this kind would lead back to the beginning. */
export async function relate(
  db: Database,
  identity: Identity,
  relation: NewRelation,
): Promise<{ ok: true; id: number } | RelationProblem> {
  demand(identity, 'instance:authorities');
  const { from, to, kind, validFrom, validTo } = relation;
  if (from === to) return { ok: false, problem: 'same' };
  if (validFrom !== null && validTo !== null && validTo <= validFrom) return { ok: false, problem: 'dates' };
  return db.asOperator(async (trx) => {
    await lockRelations(trx);
    const found = await lockAuthorities(trx, [from, to]);
    if (found.length < 2) return { ok: false, problem: 'not-found' };
    const today = thisDay();
    const standing = (await allRelations(trx)).filter(
      (each) => each.kind === kind && isStanding(each, today),
    );
    if (isStanding(relation, today)) {
      if (found.some(({ endedOn }) => endedOn !== null)) return { ok: false, problem: 'ended' };
      if (standing.some((each) => each.from === from && each.to === to))
        return { ok: false, problem: 'exists' };
      const path = findCycle([...standing, relation]);
      if (path) {
        const names = await namesOf(trx, path);
        return { ok: false, problem: 'cycle', path: path.map((id) => names.get(id) ?? '') };
      }
    }
    const [id = 0] = await insertRelations(trx, [relation]);
    await refreshClosure(trx, [kind], [from], today);
    note(trx, `authority:${from}`, null, { relation: kind, to, validFrom, validTo });
    return { ok: true, id };
  });
}

/** Ends a relation on a day, or removes it as if it had never been; what a merge or split recorded stays. */
export async function endRelation(
  db: Database,
  identity: Identity,
  id: number,
  end: { on: string } | 'remove',
): Promise<{ ok: true } | { ok: false; problem: 'not-found' | 'dates' }> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    await lockRelations(trx);
    const kept: readonly RelationKind[] = ['belongs-to', 'served-by', 'member-of'];
    const relation = (await allRelations(trx)).find((each) => each.id === id && kept.includes(each.kind));
    if (!relation) return { ok: false, problem: 'not-found' };
    if (end === 'remove') await deleteRelations(trx, [id]);
    else {
      if (relation.validFrom !== null && end.on < relation.validFrom) return { ok: false, problem: 'dates' };
      await setRelationEnd(trx, id, end.on);
    }
    await refreshClosure(trx, [relation.kind], [relation.from], thisDay());
    const { from, to, kind, validTo } = relation;
    const after = end === 'remove' ? null : { relation: kind, to, validTo: end.on };
    note(trx, `authority:${from}`, { relation: kind, to, validTo }, after);
    return { ok: true };
  });
}

/** Relations begin and end with the day: computes the closure anew. For the operator, every night. */
export async function refreshRelations(db: Database): Promise<void> {
  await db.asOperator(async (trx) => {
    await lockRelations(trx);
    const relations = await allRelations(trx);
    const kinds = [...new Set(relations.map(({ kind }) => kind))];
    await refreshClosure(trx, kinds, [...new Set(relations.map(({ from }) => from))], thisDay());
  });
}
