import { z } from 'zod';
import type { Database } from '#lib/server/database/index.ts';
import { homeOf } from './courteous-get.ts';
import { setHostToken } from './host-tokens.ts';

/** People paste the address of any page of the host. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(300)
  .transform((text) => (text.includes('://') ? text : `https://${text}`))
  .refine((text) => URL.canParse(text) && /^https?:/.test(text))
  .transform((text) => homeOf(new URL(text).host))
  .refine((name) => /^[a-z\d.-]+(?::\d{1,5})?$/.test(name));

const request = z.object({
  host,
  token: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{8,2000}$/),
});

export type KeptToken = { ok: true; host: string } | { ok: false; fields: ('host' | 'token')[] };

/**
 * Keeps the token that a form names for a host, see {@link setHostToken}; the host may be any address on it.
 *
 * @example await keepHostToken(db, secret, { host: 'https://gitlab.opencode.de/', token: 'glpat-…' })
 * // { ok: true, host: 'gitlab.opencode.de' }
 */
export async function keepHostToken(
  db: Database,
  secret: string,
  form: Record<string, unknown>,
): Promise<KeptToken> {
  const given = request.safeParse(form);
  if (!given.success) {
    const wrong = new Set(given.error.issues.map(({ path }) => path[0]));
    return { ok: false, fields: (['host', 'token'] as const).filter((field) => wrong.has(field)) };
  }
  await setHostToken(db, secret, given.data.host, given.data.token);
  return { ok: true, host: given.data.host };
}
