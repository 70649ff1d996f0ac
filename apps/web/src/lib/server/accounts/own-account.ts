import { noteChange } from '#lib/server/audit/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import { secondFactorsOf, type SecondFactors } from './complete-sign-in.ts';
import { deviceOf, type Device } from './device-of.ts';
import type { Identity } from './identity.ts';
import { offersPasskeys } from './passkeys.ts';
import { accountById, updateName } from './store/accounts.ts';
import { passkeysOf } from './store/passkeys.ts';
import { sessionsOf } from './store/sessions.ts';

/** Where somebody is signed in. */
export interface OwnSession {
  id: string;
  isCurrent: boolean;
  device: Device;
  network: string;
  factors: string[];
  since: Date;
  lastSeen: Date;
}

/** All that the page of one's own account shows. */
export interface OwnAccount {
  kind: 'person' | 'vendor';
  name: string;
  email: string | null;
  hasPassword: boolean;
  sendsMail: boolean;
  offersPasskeys: boolean;
  factors: SecondFactors;
  /** A secret waits for its first code. */
  hasPendingTotp: boolean;
  passkeys: { id: string; name: string; since: Date; lastUsed: Date | null; isSynchronised: boolean }[];
  sessions: OwnSession[];
}

/** The account of whoever is signed in; null for identities without one. */
export async function ownAccount(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
): Promise<OwnAccount | null> {
  if (identity.via !== 'session') return null;
  return db.asOperator(async (trx) => {
    const account = await accountById(trx, identity.id);
    if (!account) return null;
    const passkeys = await passkeysOf(trx, account.id);
    const sessions = await sessionsOf(trx, account.id);
    return {
      kind: account.kind,
      name: account.name,
      email: account.email,
      hasPassword: account.password_hash !== null,
      sendsMail: signIn.mail !== null,
      offersPasskeys: offersPasskeys(signIn),
      factors: await secondFactorsOf(trx, account),
      hasPendingTotp: account.totp_secret !== null && account.totp_confirmed_at === null,
      passkeys: passkeys.map((each) => ({
        id: each.id,
        name: each.name,
        since: each.created_at,
        lastUsed: each.last_used_at,
        isSynchronised: each.backed_up,
      })),
      sessions: sessions.map((each) => ({
        id: each.id,
        isCurrent: each.id === identity.session,
        device: deviceOf(each.user_agent),
        network: each.network,
        factors: each.factors,
        since: each.created_at,
        lastSeen: each.last_seen_at,
      })),
    };
  });
}

/** Changes one's own name; false when nothing is left of what was typed. */
export async function renameSelf(db: Database, identity: Identity, typed: string): Promise<boolean> {
  const name = plainHeaderText(typed);
  if (name === '' || identity.via !== 'session') return false;
  await db.asOperator(async (trx) => {
    await updateName(trx, identity.id, name);
    noteChange(trx, {
      subject: `account:${identity.id}`,
      before: null,
      after: { changed: 'displayed name' },
    });
  });
  return true;
}
