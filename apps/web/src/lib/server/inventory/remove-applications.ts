import type { Actor, Database } from '#lib/server/database/index.ts';
import {
  applicationsById,
  bringBackApplications,
  newestRemoved,
  removedApplications,
  softDeleteApplications,
} from './store/applications.ts';
import { insertChanges } from './store/changes.ts';

/**
 * Takes applications out of the inventory; their answers and history are kept and come back with them.
 *
 * @returns the applications that were there to be removed.
 */
export async function removeApplications(db: Database, actor: Actor, ids: number[]): Promise<number[]> {
  return db.asActor(actor, async (trx) => {
    const stored = await applicationsById(trx, ids);
    const removed = stored.map(({ id }) => id);
    await softDeleteApplications(trx, removed);
    await insertChanges(
      trx,
      actor.id,
      stored.map(({ id, name }) => ({
        kind: 'remove',
        subject: `application:${id}`,
        before: { name },
        after: null,
      })),
    );
    return removed;
  });
}

/**
 * Brings removed applications back. One that an import has brought in anew meanwhile stays removed, because it would
 * stand in the inventory twice.
 *
 * @returns the applications that are back.
 */
export async function restoreApplications(db: Database, actor: Actor, ids: number[]): Promise<number[]> {
  return db.asActor(actor, async (trx) => {
    // Of those that bore the same key one after the other, only the last can stand again.
    const lastByKey = new Map(
      (await removedApplications(trx, ids)).map(({ authority_id, source_key, id }) => [
        `${authority_id} ${source_key}`,
        id,
      ]),
    );
    const back = await bringBackApplications(trx, [...lastByKey.values()]);
    await insertChanges(
      trx,
      actor.id,
      back.map((id) => ({ kind: 'restore', subject: `application:${id}`, before: null, after: null })),
    );
    return back;
  });
}

export interface RemovedApplication {
  id: number;
  name: string;
  /** ISO date and time. */
  at: string;
}

/** The last 100 applications that somebody took out of the inventory and that can be brought back. */
export async function removedApplicationsOf(db: Database, actor: Actor): Promise<RemovedApplication[]> {
  const removed = await db.asActor(actor, (trx) => newestRemoved(trx, 100));
  return removed.map(({ id, name, deleted_at }) => ({ id, name, at: deleted_at?.toISOString() ?? '' }));
}
