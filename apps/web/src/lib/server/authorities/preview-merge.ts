import type { Database } from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import type { HeldRole } from './carry-rights.ts';
import { planMerge, prepareMerge, type Merge, type MergePlan, type MergeProblem } from './plan-merge.ts';

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

/** What `mergeAuthorities` would do. Writes nothing. */
export async function previewMerge(
  db: Database,
  identity: Identity,
  merge: Merge,
): Promise<{ ok: true; preview: MergePreview } | MergeProblem> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    const prepared = await prepareMerge(trx, merge);
    if (!('bodies' in prepared)) return prepared;
    const plan = await planMerge(trx, merge, typeof merge.into === 'number' ? merge.into : notYet);
    return 'steps' in plan ? { ok: true, preview: previewOf(merge, plan) } : plan;
  });
}

/** Stands for a successor that is only made when the merge is applied; ids begin at 1. */
const notYet = 0;

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
