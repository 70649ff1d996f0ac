import type { LinkPurpose, Transaction } from '#lib/server/database/index.ts';
import { hashToken, newToken } from './sessions.ts';
import { insertLink, markLinkUsed, selectLink, type StoredLink } from './store/links.ts';

const hour = 3600;

/** Where a link of each purpose leads, and how long it works, in seconds. */
const kinds: Record<LinkPurpose, { page: string; lifetime: number }> = {
  setup: { page: '/setup', lifetime: 24 * hour },
  invitation: { page: '/invitation', lifetime: 7 * 24 * hour },
  reset: { page: '/reset', lifetime: hour },
  'email-change': { page: '/confirm', lifetime: 24 * hour },
};

/** What a link is for; what is left out is nothing. */
export type NewLink = Pick<StoredLink, 'purpose' | 'createdBy'> & Partial<StoredLink>;

export type LinkProblem = 'unknown' | 'used' | 'expired';

/**
 * Makes a link that works once and for a limited time. The store keeps only a hash of the token: whoever reads the
 * store cannot use it.
 *
 * @example const { path } = await createLink(trx, { purpose: 'reset', account, createdBy: account }); // '/reset/9x…'
 */
export async function createLink(trx: Transaction, link: NewLink): Promise<{ token: string; path: string }> {
  const { token, hash } = newToken();
  const { page, lifetime } = kinds[link.purpose];
  const nothing = { account: null, authority: null, email: null, role: null, details: {} };
  await insertLink(trx, hash, { ...nothing, ...link }, lifetime);
  return { token, path: `${page}/${token}` };
}

/** What a link is for, without using it up: looking at the page of a link changes nothing. */
export async function readLink(
  trx: Transaction,
  purpose: LinkPurpose,
  token: string,
): Promise<{ ok: true; link: StoredLink } | { ok: false; problem: LinkProblem }> {
  const found = await selectLink(trx, hashToken(token));
  if (found?.purpose !== purpose) return { ok: false, problem: 'unknown' };
  if (found.isUsed) return { ok: false, problem: 'used' };
  if (found.isExpired) return { ok: false, problem: 'expired' };
  return { ok: true, link: found };
}

/** Uses a link up, in the transaction that does what it is for: if that fails, the link still works. */
export async function consumeLink(
  trx: Transaction,
  purpose: LinkPurpose,
  token: string,
): Promise<{ ok: true; link: StoredLink } | { ok: false; problem: LinkProblem }> {
  const link = await markLinkUsed(trx, purpose, hashToken(token));
  if (link) return { ok: true, link };
  const state = await readLink(trx, purpose, token);
  return state.ok ? { ok: false, problem: 'used' } : state;
}
