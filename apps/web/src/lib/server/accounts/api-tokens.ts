import { z } from 'zod';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { identityOf } from './identity-of.ts';
import { permissions, type Permission } from './roles.ts';
import { hashToken, newToken } from './sessions.ts';
import {
  insertInstanceToken,
  insertToken,
  openToken,
  revokeOwnToken,
  revokeToken as revoke,
  tokensOfAccount,
  tokensOfAuthority,
  type NewApiToken,
  type StoredToken,
} from './store/api-tokens.ts';

const prefix = 'allm_';
const longestDays = 365;

/** A token never manages what could widen it: the account, other tokens, and who may what. */
const neverScopes: readonly Permission[] = [
  'account:self',
  'tokens:manage',
  'members:manage',
  'mandates:manage',
];

/**
 * What the form of a new token gives: what it works on, the person's current authority or the whole instance, and how
 * many days it works.
 */
export const tokenRequest = z.object({
  target: z.enum(['authority', 'instance']),
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(Object.keys(permissions) as [Permission, ...Permission[]]))
    .min(1)
    .max(50),
  days: z.coerce.number().int().min(1).max(longestDays),
});
export type TokenRequest = z.infer<typeof tokenRequest>;

/** `text` is shown once; the store keeps a hash. */
export type CreatedToken =
  | { ok: true; id: string; text: string; expiresAt: Date }
  /** `no-account`: local mode has none; `scope`: more than the person may do here. */
  | { ok: false; problem: 'no-account' | 'scope' };

/** What this person could hand to a token: what they may do themselves, in their authority or for the instance. */
export function possibleScopes(identity: Identity, target: TokenRequest['target']): Permission[] {
  if (target === 'authority' && identity.authority === 0) return [];
  return [...identity.permissions].filter((each) => isScopeOf(target, each));
}

function isScopeOf(target: TokenRequest['target'], permission: Permission): boolean {
  return !neverScopes.includes(permission) && permission.startsWith('instance:') === (target === 'instance');
}

/**
 * Makes an API token for the person's current authority, or for the whole instance. It never can do more than the
 * person can at the moment of its use.
 *
 * @example await createToken(db, identity, { target: 'authority', name: 'Auswertung', scopes: ['inventory:read'], days: 90 })
 */
export async function createToken(
  db: Database,
  identity: Identity,
  request: TokenRequest,
): Promise<CreatedToken> {
  if (identity.via !== 'session') return { ok: false, problem: 'no-account' };
  const possible = possibleScopes(identity, request.target);
  if (!request.scopes.every((scope) => possible.includes(scope))) return { ok: false, problem: 'scope' };
  const { token } = newToken();
  const text = prefix + token;
  const expiresAt = new Date(Date.now() + request.days * 86_400_000);
  const stored = {
    account: identity.id,
    name: request.name,
    hash: hashToken(text),
    scopes: [...new Set(request.scopes)],
    expiresAt,
  };
  const id =
    request.target === 'instance'
      ? await db.asOperator(async (trx) => told(trx, stored, await insertInstanceToken(trx, stored)))
      : await db.asActor(identity, async (trx) => told(trx, stored, await insertToken(trx, stored)));
  return { ok: true, id, text, expiresAt };
}

function told(trx: Transaction, { name, scopes, expiresAt }: NewApiToken, id: string): string {
  noteChange(trx, { subject: `key:${id}`, before: null, after: { name, scopes, expiresAt } });
  return id;
}

/** The tokens of this person, in every authority and of the instance; newest first. */
export async function ownTokens(db: Database, identity: Identity): Promise<StoredToken[]> {
  if (identity.via !== 'session') return [];
  return db.asOperator((trx) => tokensOfAccount(trx, identity.id));
}

/** Every token of the current authority, whoever made it; for who may manage them. */
export async function authorityTokens(db: Database, identity: Identity): Promise<StoredToken[]> {
  if (identity.authority === 0 || !identity.permissions.has('tokens:manage')) return [];
  return db.asActor(identity, (trx) => tokensOfAuthority(trx, identity.authority));
}

/** Ends a token: one's own, or any of the authority for who may manage them. False when there is none to end. */
export async function revokeToken(db: Database, identity: Identity, id: string): Promise<boolean> {
  if (!z.uuid().safeParse(id).success || identity.via === 'guest' || identity.via === 'token') return false;
  const revoked = { subject: `key:${id}`, before: { active: true }, after: { active: false } };
  if (identity.via === 'session') {
    const isOwn = await db.asOperator(async (trx) => {
      const token = await revokeOwnToken(trx, identity.id, id);
      if (!token) return false;
      noteAuthority(trx, token.authority);
      noteChange(trx, revoked);
      return true;
    });
    if (isOwn) return true;
  }
  if (identity.authority === 0 || !identity.permissions.has('tokens:manage')) return false;
  return db.asActor(identity, async (trx) => {
    const isOurs = await revoke(trx, identity.authority, id);
    if (isOurs) noteChange(trx, revoked);
    return isOurs;
  });
}

/**
 * Whom an API token stands for at this moment: what it was made for, cut down to what its person still may do. Null
 * when it is unknown, expired or revoked, when the account is not active, or when it lost the authority.
 */
export async function resolveToken(db: Database, text: string): Promise<Identity | null> {
  if (!/^allm_[\w-]{43}$/.test(text)) return null;
  const found = await db.asOperator((trx) => openToken(trx, hashToken(text)));
  if (!found) return null;
  const identity = await identityOf(db, found.account, found.authority, { via: 'token', session: null });
  if (!identity) return null;
  const kept = (target: TokenRequest['target']) =>
    new Set(
      [...identity.permissions].filter((each) => found.scopes.includes(each) && isScopeOf(target, each)),
    );
  if (found.authority === null) {
    const nothing = { authority: 0, authorities: [], roles: [], mandate: null, choices: [] };
    return { ...identity, ...nothing, permissions: kept('instance') };
  }
  if (identity.authority !== found.authority) return null;
  return {
    ...identity,
    instanceRoles: [],
    choices: identity.choices.filter(({ id }) => id === found.authority),
    permissions: kept('authority'),
  };
}
