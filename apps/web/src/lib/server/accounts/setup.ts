import { noteAccount, noteChange } from '#lib/server/audit/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { completeSignIn } from './complete-sign-in.ts';
import { consumeLink, createLink, readLink, type LinkProblem } from './links.ts';
import { checkNewAccount, type NewAccount, type NewAccountProblem } from './new-account.ts';
import { hashPassword } from './passwords.ts';
import { accountByEmail, insertAccount, insertInstanceRole } from './store/accounts.ts';
import { deleteOpenLinks } from './store/links.ts';
import { hasOperator } from './store/operators.ts';
import type { SignedIn, Visitor } from './visitor.ts';

/**
 * A link to make the first administrator, as long as there is none; null once there is. Each start makes a new one, and
 * the one before it ends.
 */
export async function setupLink(db: Database, { origin }: SignInConfig): Promise<string | null> {
  return db.asOperator(async (trx) => {
    await deleteOpenLinks(trx, 'setup', null);
    if (await hasOperator(trx)) return null;
    const { path } = await createLink(trx, { purpose: 'setup', createdBy: 'start' });
    return origin.origin + path;
  });
}

/** Whether a setup link can still be used, and why not. */
export async function viewSetup(
  db: Database,
  token: string,
): Promise<{ ok: true } | { ok: false; problem: LinkProblem }> {
  return db.asOperator(async (trx) => {
    const found = await readLink(trx, 'setup', token);
    if (!found.ok) return found;
    return (await hasOperator(trx)) ? { ok: false, problem: 'used' } : { ok: true };
  });
}

/** Makes the first administrator and signs them in. */
export async function setUp(
  db: Database,
  token: string,
  given: NewAccount & { email: string },
  visitor: Visitor,
): Promise<SignedIn | { ok: false; problem: LinkProblem | NewAccountProblem | 'taken' }> {
  const view = await viewSetup(db, token);
  if (!view.ok) return view;
  const checked = checkNewAccount(given, given.email);
  if (!checked.ok) return checked;
  const { email, name } = checked;
  const passwordHash = await hashPassword(given.password);
  const made = await db.asOperator(async (trx) => {
    if (await accountByEmail(trx, email)) return { ok: false, problem: 'taken' } as const;
    const link = await consumeLink(trx, 'setup', token);
    if (!link.ok) return link;
    const account = await insertAccount(trx, { kind: 'person', email, name, passwordHash });
    if (account === null) throw new Error('an account with this address was made at the same time');
    await insertInstanceRole(trx, account, 'betrieb');
    noteAccount(trx, account);
    noteChange(trx, { subject: `account:${account}`, before: null, after: { role: 'betrieb' } });
    return { ok: true, account } as const;
  });
  return made.ok ? completeSignIn(db, made.account, ['password'], visitor) : made;
}
