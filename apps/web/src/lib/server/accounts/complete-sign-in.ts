import { noteAccount, noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { hashToken, newToken, startSession } from './sessions.ts';
import { noteSignIn, type StoredAccount } from './store/accounts.ts';
import { insertFlow } from './store/flows.ts';
import { rememberDevice } from './store/known-devices.ts';
import { passkeysOf } from './store/passkeys.ts';
import { countRecoveryCodes } from './store/second-factors.ts';
import { deleteSessions } from './store/sessions.ts';
import type { SignedIn, Visitor } from './visitor.ts';

/** How somebody showed who they are. */
export type Factor = 'password' | 'totp' | 'passkey' | 'recovery-code' | 'oidc';

/** A sign-in that needs a second factor: the token of what has happened so far. */
export interface HalfSignedIn {
  ok: true;
  flow: string;
}

/** Which second factors somebody has set up. */
export interface SecondFactors {
  totp: boolean;
  passkeys: number;
  recoveryCodes: number;
}

const flowSeconds = 600;

export async function secondFactorsOf(
  trx: Transaction,
  account: Pick<StoredAccount, 'id' | 'totp_confirmed_at'>,
): Promise<SecondFactors> {
  return {
    totp: account.totp_confirmed_at !== null,
    passkeys: (await passkeysOf(trx, account.id)).length,
    recoveryCodes: await countRecoveryCodes(trx, account.id),
  };
}

/**
 * Begins a session, always with a fresh token, and ends the one that the browser brought along: whoever planted a
 * session in somebody's browser is not signed in by them.
 */
export async function completeSignIn(
  db: Database,
  account: string,
  factors: readonly Factor[],
  visitor: Visitor,
): Promise<SignedIn> {
  const device = await db.asOperator((trx) => admit(trx, account, factors, visitor));
  return beginSession(db, account, { factors, device }, visitor);
}

/**
 * What a sign-in writes beside the session, for the transaction that uses up what somebody has shown: both are one
 * entry in the log. Gives the token of the device.
 */
export async function admit(
  trx: Transaction,
  account: string,
  factors: readonly Factor[],
  visitor: Visitor,
): Promise<string> {
  const device = visitor.device ?? newToken().token;
  await noteSignIn(trx, account);
  const { previous } = visitor;
  if (previous) await deleteSessions(trx, previous.account, { only: previous.session });
  await rememberDevice(trx, hashToken(device), account);
  noteAccount(trx, account);
  noteChange(trx, { subject: `account:${account}`, before: null, after: { signedInBy: [...factors] } });
  return device;
}

/** Begins the session of somebody who was {@link admit}ted. */
export async function beginSession(
  db: Database,
  account: string,
  { factors, device }: { factors: readonly Factor[]; device: string },
  visitor: Visitor,
): Promise<SignedIn> {
  const session = await startSession(db, account, {
    factors: [...factors],
    userAgent: visitor.userAgent,
    network: visitor.address,
  });
  return { ok: true, session, device };
}

/** Goes on to the second factor where one is set up, else begins the session. */
export async function continueSignIn(
  db: Database,
  account: Pick<StoredAccount, 'id' | 'totp_confirmed_at'>,
  factors: readonly Factor[],
  visitor: Visitor,
): Promise<SignedIn | HalfSignedIn> {
  const flow = await db.asOperator(async (trx) => {
    const { totp, passkeys } = await secondFactorsOf(trx, account);
    if (!totp && passkeys === 0) return null;
    const { token, hash } = newToken();
    await insertFlow(trx, {
      kind: 'second-factor',
      tokenHash: hash,
      account: account.id,
      factors: [...factors],
      challenge: null,
      lifetimeSeconds: flowSeconds,
    });
    return token;
  });
  return flow === null ? completeSignIn(db, account.id, factors, visitor) : { ok: true, flow };
}
