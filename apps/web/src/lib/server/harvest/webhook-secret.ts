import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { StoredSource } from './store/sources.ts';

/**
 * The secret of a source's webhook. It is made anew each time from the secret of the instance, so that the store holds
 * nothing that opens anything.
 */
export function webhookSecret(
  instanceSecret: string,
  { id, webhook_salt }: Pick<StoredSource, 'id' | 'webhook_salt'>,
): string {
  return createHmac('sha256', instanceSecret).update(`webhook:${id}:${webhook_salt}`).digest('base64url');
}

/** What a forge sends along as proof that it knows the secret. */
export interface WebhookProof {
  headers: Headers;
  body: Uint8Array;
  now: Date;
}

/** How old a signed message may be, in seconds: for as long somebody could send it a second time. */
const longest = 300;

/**
 * Whether a message of a forge bears the proof of its kind: GitLab the token itself or a signature after Standard
 * Webhooks, GitHub and Gitea/Forgejo a signature of the body. Compared in constant time.
 *
 * @example isProven('github', secret, { headers, body, now: new Date() })
 */
export function isProven(forge: WebhookForge, secret: string, { headers, body, now }: WebhookProof): boolean {
  const hex = createHmac('sha256', secret).update(body).digest('hex');
  const given = (name: string): string | null => headers.get(name);
  switch (forge) {
    case 'github':
      return isSame(given('x-hub-signature-256'), `sha256=${hex}`);
    case 'gitea':
      return isSame(given('x-gitea-signature'), hex) || isSame(given('x-forgejo-signature'), hex);
    case 'gitlab':
      return isSame(given('x-gitlab-token'), secret) || isSigned(secret, headers, body, now);
  }
}

export const WEBHOOK_FORGES = ['gitlab', 'github', 'gitea'] as const;
export type WebhookForge = (typeof WEBHOOK_FORGES)[number];

function isSigned(secret: string, headers: Headers, body: Uint8Array, now: Date): boolean {
  const id = headers.get('webhook-id');
  const time = headers.get('webhook-timestamp');
  if (id === null || time === null || !/^\d{1,12}$/.test(time)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(time)) > longest) return false;
  const expected = createHmac('sha256', secret).update(`${id}.${time}.`).update(body).digest('base64');
  const given = (headers.get('webhook-signature') ?? '').split(' ').slice(0, 10);
  return given.some((each) => isSame(each, `v1,${expected}`));
}

/** Hashed first, so that neither content nor length shows in the time that it takes. */
function isSame(given: string | null, expected: string): boolean {
  if (given === null) return false;
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
