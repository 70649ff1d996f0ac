import type { JobContext, JobHandlers } from '#lib/server/jobs/index.ts';
import {
  announceChange,
  announceJob,
  deliverJob,
  type AnnounceJob,
  type DeliverJob,
} from './announce-change.ts';
import { deliverWebhook, type Sending } from './deliver-webhook.ts';

/**
 * The jobs that tell receivers of changes.
 *
 * @example startWorker(db, handlers, { apart: webhookHandlers(webhookSending(config.signIn)) });
 */
export function webhookHandlers(sending: Sending): JobHandlers {
  return {
    [announceJob]: (context: JobContext<AnnounceJob>) => announceChange(context),
    [deliverJob]: (context: JobContext<DeliverJob>) => deliverWebhook(context, sending),
  };
}
