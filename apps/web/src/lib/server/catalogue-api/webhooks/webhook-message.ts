import { createHmac } from 'node:crypto';
import type { WebhookFormat } from '#lib/server/database/index.ts';

/** What has happened, as receivers are told. */
export interface ToldChange {
  event: 'create' | 'update' | 'delete';
  /** The path below /v1 of what it happened to. */
  subject: string;
}

/** What is sent. */
interface WebhookMessage {
  body: string;
  headers: Record<string, string>;
}

const told = { created: 'create', updated: 'update', deleted: 'delete' } as const;

/** A change in the words of webhooks. @example toldChange('created', 'software', id) // { event: 'create', subject: '/software/…' } */
export const toldChange = (type: keyof typeof told, entity: string, id: string): ToldChange => ({
  event: told[type],
  subject: `/${entity}/${id}`,
});

/**
 * A message in the form that its receiver understands, signed with its secret if it has one. The same `id` comes with
 * each repetition, so that a receiver can tell it from a second change.
 *
 * @example webhookMessage('default', { event: 'update', subject: '/software/1' }, { id, secret: null, at: new Date() })
 */
export function webhookMessage(
  format: WebhookFormat,
  change: ToldChange,
  { id, secret, at }: { id: string; secret: string | null; at: Date },
): WebhookMessage {
  const common = {
    'content-type': 'application/json',
    'user-agent': 'Allmende-Webhook/1.0',
    'idempotency-key': id,
  };
  if (format === 'github') {
    const body = JSON.stringify({ event_type: change.event, client_payload: change });
    const bearer = secret === null ? {} : { authorization: `Bearer ${secret}` };
    return { body, headers: { ...common, ...bearer, accept: 'application/vnd.github+json' } };
  }
  const body = JSON.stringify(change);
  if (format === 'default') {
    const signature = secret === null ? {} : { 'x-webhook-signature': signed(secret, body, 'hex') };
    return { body, headers: { ...common, ...signature } };
  }
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = secret?.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  const signature =
    key === null ? {} : { 'webhook-signature': `v1,${signed(key, `${id}.${timestamp}.${body}`, 'base64')}` };
  return {
    body,
    headers: { ...common, 'webhook-id': id, 'webhook-timestamp': timestamp, ...signature },
  };
}

const signed = (key: string | Uint8Array, text: string, as: 'hex' | 'base64'): string =>
  createHmac('sha256', key).update(text).digest(as);
