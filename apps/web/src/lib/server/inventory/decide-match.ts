import { randomUUID } from 'node:crypto';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import {
  applicationsByMatchKey,
  readApplication,
  restoreApplication,
  updateApplication,
  type StoredApplication,
} from './store/applications.ts';
import { insertChanges, changesOfDecision } from './store/changes.ts';
import {
  decisionsOfBatch,
  insertDecision,
  matchDecision,
  reinstateDecisions,
  revokeDecisions,
  type StoredDecision,
} from './store/decisions.ts';

export type Decision = { decision: 'accept'; product: string } | { decision: 'new' } | { decision: 'folded' };

/** What an application's name is decided to mean. */
export interface NamedDecision {
  application: number;
  decided: Decision;
}

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
    return application ? decideName(trx, actor, application, decided, randomUUID()) : null;
  });
}

/**
 * Decides several names in one go, to be taken back in one go. Applications that are not in the inventory, and further
 * ones that bear a name decided already, are passed over.
 *
 * @returns the id of the batch, and how many names and applications it decided; null when it was none.
 *
 * @example
 * const firefox = { decision: 'accept', product: 'firefox' } as const;
 * await decideMatches(db, actor, [{ application: 7, decided: firefox }, { application: 9, decided: firefox }]);
 */
export async function decideMatches(
  db: Database,
  actor: Actor,
  decisions: readonly NamedDecision[],
): Promise<{ batch: string; names: number; applications: number } | null> {
  const batch = randomUUID();
  return db.asActor(actor, async (trx) => {
    const done = new Set<string>();
    let applications = 0;
    for (const { application: id, decided } of decisions) {
      const application = Number.isSafeInteger(id) ? await readApplication(trx, id) : undefined;
      const name = application && `${application.authority_id} ${application.match_key}`;
      if (!application || name === undefined || done.has(name)) continue;
      done.add(name);
      applications += (await decideName(trx, actor, application, decided, batch)).applications;
    }
    return done.size === 0 ? null : { batch, names: done.size, applications };
  });
}

async function decideName(
  trx: Transaction,
  actor: Actor,
  application: StoredApplication,
  decided: Decision,
  batch: string,
): Promise<{ id: number; applications: number }> {
  const product = decided.decision === 'accept' ? decided.product : null;
  const owner = application.authority_id;
  const replaces = await revokeDecisions(trx, owner, application.match_key);
  const id = await insertDecision(trx, {
    authority_id: owner,
    match_key: application.match_key,
    raw_name: application.raw_name,
    product_id: product,
    decision: decided.decision,
    score: application.candidates.find((candidate) => candidate.product === product)?.score ?? null,
    decided_by: actor.id,
    batch,
    replaces,
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
}

/** Takes a decision back: its applications are matched as before it, and the decision that it replaced holds again. */
export async function undoDecision(db: Database, actor: Actor, id: number): Promise<boolean> {
  if (!Number.isSafeInteger(id)) return false;
  return db.asActor(actor, async (trx) => {
    const decision = await matchDecision(trx, id);
    if (!decision || decision.revoked_at !== null) return false;
    await takeBack(trx, actor, decision);
    return true;
  });
}

/** Takes back what was decided in one go, as far as it still holds; returns how many names that were. */
export async function undoDecisions(db: Database, actor: Actor, batch: string): Promise<number> {
  if (!/^[0-9a-f-]{36}$/.test(batch)) return 0;
  return db.asActor(actor, async (trx) => {
    const decisions = await decisionsOfBatch(trx, batch);
    for (const decision of decisions) await takeBack(trx, actor, decision);
    return decisions.length;
  });
}

async function takeBack(trx: Transaction, actor: Actor, decision: StoredDecision): Promise<void> {
  await revokeDecisions(trx, decision.authority_id, decision.match_key);
  if (decision.replaces !== null) await reinstateDecisions(trx, [decision.replaces]);
  const changes = await changesOfDecision(trx, decision.id);
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
}
