import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  applicationsByMatchKey,
  readApplication,
  restoreApplication,
  updateApplication,
} from './store/applications.ts';
import { insertChanges, changesOfDecision } from './store/changes.ts';
import { insertDecision, matchDecision, revokeDecisions } from './store/decisions.ts';

export type Decision = { decision: 'accept'; product: string } | { decision: 'new' } | { decision: 'folded' };

/**
 * Decides what a raw name means, for every application of the same authority with that name, now and at later imports.
 * `new`: no known product. `folded`: no application of its own; it leaves the inventory.
 *
 * @returns the decision's id (for undoing it) and how many applications it changed; null for an unknown application.
 */
export async function decideMatch(
  db: Database,
  actor: Actor,
  applicationId: number,
  decided: Decision,
): Promise<{ id: number; applications: number } | null> {
  return db.asActor(actor, async (trx) => {
    const application = await readApplication(trx, applicationId);
    if (!application) return null;
    const product = decided.decision === 'accept' ? decided.product : null;
    const owner = application.authority_id;
    await revokeDecisions(trx, owner, application.match_key);
    const id = await insertDecision(trx, {
      authority_id: owner,
      match_key: application.match_key,
      raw_name: application.raw_name,
      product_id: product,
      decision: decided.decision,
      score: application.candidates.find((candidate) => candidate.product === product)?.score ?? null,
      decided_by: actor.id,
    });
    const same = await applicationsByMatchKey(trx, owner, application.match_key);
    const deletedAt = decided.decision === 'folded' ? new Date() : null;
    for (const { id: other } of same)
      await updateApplication(trx, other, {
        product_id: product,
        match_state: 'decided',
        deleted_at: deletedAt,
      });
    await insertChanges(
      trx,
      actor.id,
      same.map((other) => ({
        kind: 'match',
        subject: `application:${other.id}`,
        before: {
          product_id: other.product_id,
          match_state: other.match_state,
          deleted_at: other.deleted_at,
        },
        after: { decision: id, product_id: product, match_state: 'decided' },
      })),
    );
    return { id, applications: same.length };
  });
}

/** Takes a decision back: its applications are matched as before it. */
export async function undoDecision(db: Database, actor: Actor, id: number): Promise<boolean> {
  if (!Number.isSafeInteger(id)) return false;
  return db.asActor(actor, async (trx) => {
    const decision = await matchDecision(trx, id);
    if (!decision || decision.revoked_at !== null) return false;
    await revokeDecisions(trx, decision.authority_id, decision.match_key);
    const changes = await changesOfDecision(trx, id);
    for (const { subject, before } of changes)
      await restoreApplication(trx, Number(subject.split(':')[1]), before as Record<string, unknown>);
    await insertChanges(
      trx,
      actor.id,
      changes.map(({ subject, before, after }) => ({
        kind: 'match-undone',
        subject,
        before: after,
        after: before,
      })),
    );
    return true;
  });
}
