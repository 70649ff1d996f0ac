import { enqueue, type JobContext } from '#lib/server/jobs/index.ts';
import { deleteNotice, lockNotice, selectReceivers, type Notice } from '../store/webhooks.ts';
import { toldChange, type ToldChange } from './webhook-message.ts';

export const announceJob = 'announce-change';
export const deliverJob = 'deliver-webhook';

/** As the trigger that leaves a notice writes it. */
export interface AnnounceJob {
  entityType: Notice['entity_type'];
  entityId: string;
  type: Notice['type'];
}

/** One message to one receiver. */
export interface DeliverJob {
  webhook: string;
  /** The same with each repetition. */
  id: string;
  change: ToldChange;
}

/** With pauses of 2, 4, 8 … seconds in between: a receiver may be away for two hours. */
const mostAttempts = 12;

/**
 * Turns a notice into one job for each receiver, in one transaction; while further changes keep coming in, it waits for
 * them a little longer. Nothing is told twice by it, and nothing is lost.
 */
export async function announceChange({ db, payload }: JobContext<AnnounceJob>): Promise<void> {
  const { entityType, entityId, type } = payload;
  await db.asOperator(async (trx) => {
    const notice = await lockNotice(trx, { entity_type: entityType, entity_id: entityId, type });
    if (!notice) return;
    if (notice.due_at > new Date()) {
      await enqueue(trx, { kind: announceJob, payload, authority: null, runAfter: notice.due_at });
      return;
    }
    await deleteNotice(trx, notice.id);
    const change = toldChange(type, entityType, entityId);
    for (const webhook of await selectReceivers(trx, entityType, entityId)) {
      const id = `${notice.id}.${webhook}`;
      await enqueue(trx, {
        kind: deliverJob,
        payload: { webhook, id, change } satisfies DeliverJob,
        authority: null,
        idempotencyKey: id,
        maxAttempts: mostAttempts,
      });
    }
  });
}
