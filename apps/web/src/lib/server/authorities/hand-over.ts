import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { lockAuthorities } from './store/authorities.ts';
import { handoversTo, insertHandover } from './store/changes.ts';
import { addReach, membershipsIn } from './store/members.ts';
import { closureOf } from './store/relations.ts';

/** Where an ended authority went, and whether somebody has agreed that its data are opened there. */
export interface Handover {
  successor: { id: number; name: string };
  isConfirmed: boolean;
}

/** The handover of the authority that somebody acts for; null while it has not ended by a merge. */
export async function handoverOf(db: Database, identity: Identity): Promise<Handover | null> {
  if (!hasEnded(identity)) return null;
  return db.asOperator(async (trx) => {
    const ids =
      (await closureOf(trx, 'merged-into', [identity.authority], 'up')).get(identity.authority) ?? [];
    const living = (await lockAuthorities(trx, ids)).find(({ endedOn }) => endedOn === null);
    if (!living) return null;
    const confirmed = await handoversTo(trx, living.id);
    return {
      successor: { id: living.id, name: living.name },
      isConfirmed: confirmed.includes(identity.authority),
    };
  });
}

/** Whether this person may agree to the handover: a lead of the ended authority, not somebody acting for it. */
export function mayHandOver(identity: Identity): boolean {
  const leads = identity.roles.some((role) => role === 'leitung' || role === 'it-leitung');
  return hasEnded(identity) && leads && identity.mandate === null;
}

/**
 * A lead of an ended authority agrees that its data, and what they reach of its predecessors, may be opened to people of
 * the successor. Nothing is open by that alone.
 */
export async function confirmHandover(
  db: Database,
  identity: Identity,
): Promise<{ ok: true } | { ok: false; problem: 'not-allowed' | 'not-found' }> {
  if (!mayHandOver(identity)) return { ok: false, problem: 'not-allowed' };
  const handover = await handoverOf(db, identity);
  if (!handover) return { ok: false, problem: 'not-found' };
  await db.asOperator(async (trx) => {
    for (const predecessor of identity.authorities)
      await insertHandover(trx, { successor: handover.successor.id, predecessor, by: identity.id });
    noteAuthority(trx, identity.authority);
    noteChange(trx, {
      subject: `authority:${identity.authority}`,
      before: { handedOver: null },
      after: { handedOver: handover.successor.id },
    });
  });
  return { ok: true };
}

export type TakeoverProblem = { ok: false; problem: 'not-confirmed' | 'is-held' | 'no-it-lead' };

/**
 * Whoever runs the instance opens a predecessor's data to the IT-Leitung of its successor, who passes them on. Only
 * after a lead of the predecessor has agreed, and only while nobody in the successor could do it themselves.
 */
export async function takeOver(
  db: Database,
  identity: Identity,
  { authority, predecessor }: { authority: number; predecessor: number },
): Promise<{ ok: true; people: number } | TakeoverProblem> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    await lockAuthorities(trx, [authority]);
    const merged = (await closureOf(trx, 'merged-into', [authority], 'down')).get(authority) ?? [];
    const confirmed = await handoversTo(trx, authority);
    if (!merged.includes(predecessor) || !confirmed.includes(predecessor))
      return { ok: false, problem: 'not-confirmed' };
    const members = (await membershipsIn(trx, authority)).filter(
      ({ active, expiresAt }) => active && (expiresAt === null || expiresAt > new Date()),
    );
    const leads = new Set(members.filter(({ role }) => role === 'it-leitung').map(({ account }) => account));
    if (leads.size === 0) return { ok: false, problem: 'no-it-lead' };
    const rights = members.filter(({ account }) => leads.has(account));
    const isHeld = rights.some(
      ({ role, predecessors, reach }) =>
        role === 'it-leitung' && predecessors && (reach === null || reach.includes(predecessor)),
    );
    if (isHeld) return { ok: false, problem: 'is-held' };
    await addReach(
      trx,
      rights.map(({ id }) => id),
      [predecessor],
    );
    noteAuthority(trx, authority);
    noteChange(trx, { subject: `authority:${authority}`, before: null, after: { opened: predecessor } });
    return { ok: true, people: leads.size };
  });
}

function hasEnded({ authority, choices }: Identity): boolean {
  return choices.some(({ id, endedOn }) => id === authority && endedOn !== null);
}
