import type { Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import type { Identity } from './identity.ts';
import { notify } from './notices.ts';
import { registrationOptions, verifiedPasskey } from './passkeys.ts';
import { proveAgain, type ProofProblem } from './prove-again.ts';
import { dropIdleRecoveryCodes, firstRecoveryCodes, noteFactor } from './second-factors.ts';
import { hashToken, newToken } from './sessions.ts';
import { accountById } from './store/accounts.ts';
import { deleteFlow, insertFlow, takeChallenge } from './store/flows.ts';
import { deletePasskeys, insertPasskey, passkeysOf, renamePasskey } from './store/passkeys.ts';

const flowSeconds = 300;
const mostPasskeys = 20;

/** Begins to make a passkey: what the browser is asked, and the token of this undertaking. */
export async function beginPasskey(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  password: string,
): Promise<
  | { ok: true; flow: string; options: Awaited<ReturnType<typeof registrationOptions>> }
  | { ok: false; problem: 'too-many' }
  | ProofProblem
> {
  const proof = await proveAgain(db, signIn, identity, password);
  if (!proof.ok) return proof;
  const existing = await db.asOperator((trx) => passkeysOf(trx, identity.id));
  if (existing.length >= mostPasskeys) return { ok: false, problem: 'too-many' };
  const options = await registrationOptions(signIn, proof.account, existing);
  const { token, hash } = newToken();
  await db.asOperator((trx) =>
    insertFlow(trx, {
      kind: 'passkey-setup',
      tokenHash: hash,
      account: identity.id,
      factors: [],
      challenge: options.challenge,
      lifetimeSeconds: flowSeconds,
    }),
  );
  return { ok: true, flow: token, options };
}

/** Keeps the passkey that the browser has made. Returns recovery codes, shown this once, unless there are some already. */
export async function finishPasskey(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  given: { flow: string; answer: unknown; name: string; language: Language },
): Promise<{ ok: true; codes: string[] } | { ok: false; problem: 'wrong' }> {
  const tokenHash = hashToken(given.flow);
  const flow = await db.asOperator((trx) => takeChallenge(trx, 'passkey-setup', tokenHash));
  if (!flow || flow.account !== identity.id) return { ok: false, problem: 'wrong' };
  const made = await verifiedPasskey(signIn, flow.challenge, given.answer);
  if (!made) return { ok: false, problem: 'wrong' };
  return db.asOperator(async (trx) => {
    await deleteFlow(trx, tokenHash);
    const account = await accountById(trx, identity.id);
    const name = nameOf(given.name);
    if (!account || !(await insertPasskey(trx, { ...made, account_id: identity.id, name })))
      return { ok: false, problem: 'wrong' };
    noteFactor(trx, identity.id, { passkey: 'added' });
    await notify(trx, signIn, account, 'passkeyOn', given.language);
    return { ok: true, codes: await firstRecoveryCodes(trx, identity.id) };
  });
}

/** Gives one's own passkey another name; false when there is none like it. */
export async function namePasskey(
  db: Database,
  identity: Identity,
  id: string,
  name: string,
): Promise<boolean> {
  return db.asOperator((trx) => {
    noteFactor(trx, identity.id, { passkey: 'renamed' });
    return renamePasskey(trx, identity.id, id, nameOf(name));
  });
}

/** Removes one's own passkey; without another second factor the recovery codes go with it. */
export async function dropPasskey(
  db: Database,
  signIn: SignInConfig,
  identity: Identity,
  given: { id: string; password: string; language: Language },
): Promise<{ ok: true } | { ok: false; problem: 'unknown' } | ProofProblem> {
  const proof = await proveAgain(db, signIn, identity, given.password);
  if (!proof.ok) return proof;
  return db.asOperator(async (trx) => {
    if ((await deletePasskeys(trx, identity.id, given.id)) === 0) return { ok: false, problem: 'unknown' };
    await dropIdleRecoveryCodes(trx, identity.id);
    noteFactor(trx, identity.id, { passkey: 'removed' });
    await notify(trx, signIn, proof.account, 'passkeyOff', given.language);
    return { ok: true };
  });
}

function nameOf(typed: string): string {
  return plainHeaderText(typed).slice(0, 60) || 'Passkey';
}
