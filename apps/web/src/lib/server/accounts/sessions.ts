import { createHash, randomBytes } from 'node:crypto';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { identityOf } from './identity-of.ts';
import { networkOf } from './network-of.ts';
import {
  deleteExpiredSessions,
  deleteSessions,
  findSession,
  insertSession,
  replaceToken,
  setActingFor,
  touchSession,
} from './store/sessions.ts';

/** A session ends this long after it began, however busy it is. */
const lifetimeSeconds = 12 * 3600;
/** … and this long after its last request. */
const idleSeconds = 2 * 3600;
/** A token is replaced this often; what was under way with the old one may still finish. */
const rotateSeconds = 15 * 60;
const graceSeconds = 60;

/** What the cookie and the store know of a secret: the text, and only its hash. */
export function newToken(): { token: string; hash: Uint8Array } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashToken(token) };
}

/** SHA-256 of a random token; no salt, because 256 random bits cannot be guessed. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** How somebody signed in, and from where. */
export interface SignInTrace {
  factors: string[];
  userAgent: string;
  /** Address of the client; only the network that it lies in is kept. */
  network: string;
}

/** Starts a session and returns the token for the cookie. Always a fresh one, so that no session can be planted. */
export async function startSession(db: Database, account: string, trace: SignInTrace): Promise<string> {
  const { token, hash } = newToken();
  const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000);
  await db.asOperator((trx) =>
    insertSession(trx, {
      ...trace,
      userAgent: trace.userAgent.slice(0, 300),
      network: networkOf(trace.network),
      tokenHash: hash,
      account,
      expiresAt,
    }),
  );
  return token;
}

/** Whom a session token stands for, and the token that replaces it where it is time; null when it opens nothing. */
export async function resolveSession(
  db: Database,
  token: string,
): Promise<{ identity: Identity; nextToken: string | null } | null> {
  const hash = hashToken(token);
  const found = await db.asOperator((trx) => findSession(trx, hash, { idleSeconds, graceSeconds }));
  if (!found) return null;
  const identity = await identityOf(db, found.account, found.actingFor, {
    via: 'session',
    session: found.id,
  });
  if (!identity) return null;
  const age = (moment: Date) => (Date.now() - moment.getTime()) / 1000;
  if (!found.stale && age(found.rotatedAt) > rotateSeconds) {
    const next = newToken();
    const isOurs = await db.asOperator((trx) => replaceToken(trx, found.id, hash, next.hash));
    return { identity, nextToken: isOurs ? next.token : null };
  }
  if (age(found.lastSeenAt) > 60) await db.asOperator((trx) => touchSession(trx, found.id));
  return { identity, nextToken: null };
}

/** Acts for another authority from the next request on; the caller has checked that it is one of the choices. */
export async function actFor(db: Database, session: string, authority: number): Promise<void> {
  await db.asOperator((trx) => setActingFor(trx, session, authority));
}

/** Signs out: one session, or all of an account but perhaps the current one. Returns how many ended. */
export async function endSessions(
  db: Database,
  account: string,
  which: { only: string } | { except: string | null },
): Promise<number> {
  return db.asOperator(async (trx) => {
    const ended = await deleteSessions(trx, account, which);
    if (ended > 0)
      noteChange(trx, { subject: `account:${account}`, before: { signedIn: ended }, after: { signedIn: 0 } });
    return ended;
  });
}

/** Removes what no token opens any more. */
export async function forgetExpiredSessions(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteExpiredSessions(trx, idleSeconds));
}
