import { decryptSecret } from '#lib/server/accounts/index.ts';
import type { JobContext } from '#lib/server/jobs/index.ts';
import { guardedRequest, type AllowedHosts } from '#lib/server/outbound/index.ts';
import { selectWebhook } from '../store/webhooks.ts';
import type { DeliverJob } from './announce-change.ts';
import { sealedFor } from './sealed-for.ts';
import { webhookMessage } from './webhook-message.ts';

/** What sending needs of the running program. */
export interface Sending {
  /** Opens the secrets of webhooks; null where the instance has none. */
  secret: () => string | null;
  /** Where receivers may listen beside public addresses. */
  allowed: AllowedHosts;
}

const limits = { milliseconds: 10_000, bytes: 64 * 1024 };

/**
 * Sends one message to one receiver. Throws where it was not taken, so that the queue tries again; a receiver that was
 * removed meanwhile, or says that it is gone (410), is left alone.
 */
export async function deliverWebhook(
  { db, payload: { webhook: webhookId, id, change }, signal }: JobContext<DeliverJob>,
  { secret, allowed }: Sending,
): Promise<{ status: number } | null> {
  const webhook = await db.asOperator((trx) => selectWebhook(trx, webhookId));
  if (!webhook) return null;
  const sealed = webhook.secret_sealed;
  const key = secret();
  const opened = sealed && key !== null ? decryptSecret(key, sealedFor(webhookId), sealed) : null;
  // Without its signature a message would look forged.
  if (sealed && opened === null) throw new Error('the secret of the webhook cannot be opened');
  const message = webhookMessage(webhook.format, change, { id, secret: opened, at: new Date() });
  const sent = await guardedRequest({
    url: new URL(webhook.url),
    method: 'POST',
    ...message,
    allowed,
    limits,
    signal,
  });
  if (!sent.ok) throw new Error(`the webhook was not delivered: ${sent.trouble.code}`);
  const { status } = sent.answer;
  if (status === 410 || (status >= 200 && status < 300)) return { status };
  throw new Error(`the webhook was not delivered: ${status}`);
}
