import { noteChange } from '#lib/server/audit/index.ts';
import type { AuthorityRole, Database, RightSource, Transaction } from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import {
  deleteMembership,
  insertMembership,
  lockMembers,
  membershipsIn,
  updateMembership,
  type StoredMembership,
} from './store/members.ts';

/** Somebody with a role in the authority. */
export interface Member {
  account: string;
  name: string;
  email: string | null;
  active: boolean;
  lastSignIn: Date | null;
  /** Whether the data of all that was merged into the authority, as far as one reaches it oneself, are open to them. */
  predecessors: boolean;
  roles: {
    id: number;
    role: AuthorityRole;
    /** `oidc` and `scim` come from the directory and are changed there. */
    source: RightSource;
    expiresAt: Date | null;
    isOver: boolean;
  }[];
}

export type MemberProblem = {
  ok: false;
  problem: 'not-found' | 'exists' | 'directory' | 'last-it-lead' | 'in-the-past' | 'no-reach';
};
type Done = { ok: true } | MemberProblem;

/** Who holds which role in the own authority. */
export async function listMembers(db: Database, identity: Identity): Promise<Member[]> {
  demand(identity, 'members:read');
  const rows = await db.asActor(identity, (trx) => membershipsIn(trx, identity.authority));
  const members = new Map<string, Member>();
  for (const row of rows) {
    const { account, name, email, active, lastSignIn, predecessors } = row;
    const member = members.get(account) ?? {
      ...{ account, name, email, active, lastSignIn },
      predecessors: true,
      roles: [],
    };
    member.predecessors &&= predecessors;
    const { id, role, source, expiresAt } = row;
    member.roles.push({ id, role, source, expiresAt, isOver: expiresAt !== null && expiresAt <= new Date() });
    members.set(account, member);
  }
  return [...members.values()];
}

/**
 * Gives a colleague one more role, until a date or for good. Whoever is not a colleague yet is invited instead. The new
 * role reaches predecessors as the others of the colleague do, as far as the giver reaches them.
 */
export async function giveRole(
  db: Database,
  identity: Identity,
  { account, role, expiresAt }: { account: string; role: AuthorityRole; expiresAt: Date | null },
): Promise<Done> {
  if (isPast(expiresAt)) return { ok: false, problem: 'in-the-past' };
  return change(db, identity, async (trx, members) => {
    const own = members.filter((each) => each.account === account);
    if (own.length === 0) return { ok: false, problem: 'not-found' };
    if (own.some((each) => each.role === role)) return { ok: false, problem: 'exists' };
    const reach = reachOf(identity);
    const predecessors = reach.length > 0 && own.every((each) => each.predecessors);
    const common = reach.filter((origin) =>
      own.every((each) => each.reach === null || each.reach.includes(origin)),
    );
    await insertMembership(trx, {
      authority: identity.authority,
      account,
      role,
      expiresAt,
      predecessors,
      reach: predecessors ? common : null,
      by: identity.id,
    });
    noteChange(trx, { subject: `account:${account}`, before: null, after: { role, expiresAt } });
    return { ok: true };
  });
}

/** Takes a role back; effective with the next request. The last IT-Leitung keeps hers. */
export async function takeRole(db: Database, identity: Identity, id: number): Promise<Done> {
  return change(db, identity, async (trx, members) => {
    const found = editable(members, id);
    if (!found.ok) return found;
    if (isLastItLead(members, found.membership)) return { ok: false, problem: 'last-it-lead' };
    await deleteMembership(trx, id);
    const { account, role } = found.membership;
    noteChange(trx, { subject: `account:${account}`, before: { role }, after: null });
    return { ok: true };
  });
}

/** Lets a role end on a date, or not at all. */
export async function limitRole(
  db: Database,
  identity: Identity,
  id: number,
  expiresAt: Date | null,
): Promise<Done> {
  if (isPast(expiresAt)) return { ok: false, problem: 'in-the-past' };
  return change(db, identity, async (trx, members) => {
    const found = editable(members, id);
    if (!found.ok) return found;
    const { account, role, expiresAt: before } = found.membership;
    if (expiresAt !== null && isLastItLead(members, found.membership))
      return { ok: false, problem: 'last-it-lead' };
    await updateMembership(trx, id, { expires_at: expiresAt });
    noteChange(trx, {
      subject: `account:${account}`,
      before: { role, expiresAt: before },
      after: { role, expiresAt },
    });
    return { ok: true };
  });
}

/** Opens the data of predecessors to a colleague, as far as one reaches them oneself, or closes them. */
export async function openPredecessors(
  db: Database,
  identity: Identity,
  account: string,
  isOpen: boolean,
): Promise<Done> {
  const reach = reachOf(identity);
  if (isOpen && reach.length === 0) return { ok: false, problem: 'no-reach' };
  return change(db, identity, async (trx, members) => {
    const own = members.filter((each) => each.account === account);
    if (own.length === 0) return { ok: false, problem: 'not-found' };
    for (const each of own) {
      if (isOpen && each.predecessors && each.reach === null) continue;
      const before = each.predecessors ? (each.reach ?? []) : [];
      await updateMembership(trx, each.id, {
        predecessors: isOpen,
        reach: isOpen ? [...new Set([...before, ...reach])].sort((a, b) => a - b) : null,
      });
    }
    noteChange(trx, {
      subject: `account:${account}`,
      before: { predecessors: own.every((each) => each.predecessors) },
      after: { predecessors: isOpen },
    });
    return { ok: true };
  });
}

/** The predecessors whose data somebody reaches in the authority that they act for. */
function reachOf({ authority, authorities }: Identity): number[] {
  return authorities.filter((each) => each !== authority);
}

async function change(
  db: Database,
  identity: Identity,
  work: (trx: Transaction, members: StoredMembership[]) => Promise<Done>,
): Promise<Done> {
  demand(identity, 'members:manage');
  return db.asActor(identity, async (trx) => {
    await lockMembers(trx, identity.authority);
    return work(trx, await membershipsIn(trx, identity.authority));
  });
}

function editable(
  members: readonly StoredMembership[],
  id: number,
): { ok: true; membership: StoredMembership } | MemberProblem {
  const membership = members.find((each) => each.id === id);
  if (!membership) return { ok: false, problem: 'not-found' };
  const isOfDirectory = membership.source === 'oidc' || membership.source === 'scim';
  return isOfDirectory ? { ok: false, problem: 'directory' } : { ok: true, membership };
}

/** Whether nobody else could manage roles for good without this one. */
function isLastItLead(members: readonly StoredMembership[], { id, role }: StoredMembership): boolean {
  if (role !== 'it-leitung') return false;
  return !members.some(
    (each) => each.id !== id && each.role === 'it-leitung' && each.active && each.expiresAt === null,
  );
}

function isPast(moment: Date | null): boolean {
  return moment !== null && moment <= new Date();
}
