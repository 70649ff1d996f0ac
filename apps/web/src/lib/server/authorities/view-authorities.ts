import type { Database, RelationKind } from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { thisDay } from './new-authority.ts';
import { isInForce, isStanding, keptKinds, type KeptKind } from './relation.ts';
import {
  authorityByIdOrKey,
  listedAuthorities,
  listedAuthority,
  namesOf,
  placesOf,
  type ListedAuthority,
} from './store/authorities.ts';
import { handoversTo, standingChangesOf } from './store/changes.ts';
import { closureOf, relationsOf } from './store/relations.ts';
import { undoDays } from './undo-change.ts';

/** All authorities of the instance: names, kinds and numbers of members, nothing of what they use. */
export async function listAuthorities(db: Database, identity: Identity): Promise<ListedAuthority[]> {
  demand(identity, 'instance:authorities');
  return db.asOperator((trx) => listedAuthorities(trx));
}

export interface ViewedRelation {
  id: number;
  kind: RelationKind;
  /** True where the viewed authority is the one that belongs, is served, is a member or was merged. */
  outgoing: boolean;
  other: { id: number; name: string };
  validFrom: string | null;
  validTo: string | null;
  state: 'in-force' | 'planned' | 'over';
}

/** An authority that another one is related to, and its own relations. */
export interface AuthorityBranch {
  id: number;
  name: string;
  kind: KeptKind;
  above: AuthorityBranch[];
}

export interface ViewedAuthority extends ListedAuthority {
  places: { key: string; validFrom: string | null; validTo: string | null }[];
  relations: ViewedRelation[];
  /** What it belongs to, is served by and is a member of, and what those belong to in turn. */
  above: AuthorityBranch[];
  successors: { id: number; name: string }[];
  predecessors: { id: number; name: string; handedOver: boolean }[];
  /** The newest merge or split, while it can be taken back. */
  undoable: { id: number; kind: 'merge' | 'split'; until: Date } | null;
}

/** An authority by id or key, also one that has ended; null for an unknown one. */
export async function viewAuthority(
  db: Database,
  identity: Identity,
  idOrKey: string,
): Promise<ViewedAuthority | null> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    const id = await authorityByIdOrKey(trx, idOrKey);
    const listed = id === null ? undefined : await listedAuthority(trx, id);
    if (id === null || !listed) return null;
    const relations = await relationsOf(trx, [id]);
    const today = thisDay();
    const reached = await Promise.all(keptKinds.map((kind) => closureOf(trx, kind, [id], 'up')));
    const edges = (await relationsOf(trx, [id, ...reached.flatMap((each) => each.get(id) ?? [])])).filter(
      (each) => isInForce(each, today),
    );
    const after = (await closureOf(trx, 'merged-into', [id], 'up')).get(id) ?? [];
    const before = (await closureOf(trx, 'merged-into', [id], 'down')).get(id) ?? [];
    const handed = await handoversTo(trx, id);
    const names = await namesOf(trx, [
      ...relations.flatMap(({ from, to }) => [from, to]),
      ...edges.map(({ to }) => to),
      ...after,
      ...before,
    ]);
    const named = (each: number) => ({ id: each, name: names.get(each) ?? '' });
    const [newest] = await standingChangesOf(trx, [id]);
    const until = newest && new Date(newest.appliedAt.getTime() + undoDays * 86_400_000);
    const branches = (from: number, kinds: readonly KeptKind[]): AuthorityBranch[] =>
      kinds.flatMap((kind) =>
        edges
          .filter((each) => each.from === from && each.kind === kind)
          .map(({ to }) => ({ ...named(to), kind, above: branches(to, [kind]) })),
      );
    return {
      ...listed,
      places: await placesOf(trx, id),
      relations: relations.map(({ id: relation, from, to, kind, validFrom, validTo }) => ({
        id: relation,
        kind,
        outgoing: from === id,
        other: named(from === id ? to : from),
        validFrom,
        validTo,
        state: isInForce({ validFrom, validTo }, today)
          ? 'in-force'
          : isStanding({ validTo }, today)
            ? 'planned'
            : 'over',
      })),
      above: branches(id, keptKinds),
      successors: after.map(named),
      predecessors: before.map((each) => ({ ...named(each), handedOver: handed.includes(each) })),
      undoable: newest && until && until > new Date() ? { id: newest.id, kind: newest.kind, until } : null,
    };
  });
}

/**
 * The authority that an id or key means to somebody: itself where they may act for it, else the successor that they may
 * act for; null where there is none, which is also the answer for an unknown one.
 */
export async function resolveAuthority(
  db: Database,
  identity: Identity,
  idOrKey: string,
): Promise<number | null> {
  const own = (id: number) => identity.choices.some((each) => each.id === id);
  if (/^\d{1,9}$/.test(idOrKey) && own(Number(idOrKey))) return Number(idOrKey);
  return db.asOperator(async (trx) => {
    const id = await authorityByIdOrKey(trx, idOrKey);
    if (id === null) return null;
    if (own(id)) return id;
    const successors = (await closureOf(trx, 'merged-into', [id], 'up')).get(id) ?? [];
    return successors.find(own) ?? null;
  });
}
