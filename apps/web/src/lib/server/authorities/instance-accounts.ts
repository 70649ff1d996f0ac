import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Database, InstanceRole, Transaction } from '#lib/server/database/index.ts';
import { demand, isLastOperator, type Identity } from '#lib/server/accounts/index.ts';
import {
  deleteInstanceRole,
  insertInstanceRole,
  instanceAccounts,
  setAccountActive,
  type InstanceAccount,
} from './store/accounts.ts';

export type AccountProblem = {
  ok: false;
  problem: 'not-found' | 'vendor' | 'directory' | 'last-operator' | 'oneself';
};
type Done = { ok: true } | AccountProblem;

/** All accounts of the instance with their instance roles. */
export async function listAccounts(db: Database, identity: Identity): Promise<InstanceAccount[]> {
  demand(identity, 'instance:authorities');
  return db.asOperator((trx) => instanceAccounts(trx));
}

/** Gives a role for the whole instance; accounts of vendors get none. */
export async function giveInstanceRole(
  db: Database,
  identity: Identity,
  account: string,
  role: InstanceRole,
): Promise<Done> {
  return change(db, identity, account, async (trx, found) => {
    if (found.kind === 'vendor') return { ok: false, problem: 'vendor' };
    await insertInstanceRole(trx, account, role);
    noteChange(trx, { subject: `account:${account}`, before: null, after: { role } });
    return { ok: true };
  });
}

/** Takes a role for the instance back; the last Betrieb stays, and what the directory gave is taken there. */
export async function takeInstanceRole(
  db: Database,
  identity: Identity,
  account: string,
  role: InstanceRole,
): Promise<Done> {
  return change(db, identity, account, async (trx, found) => {
    const held = found.roles.find((each) => each.role === role);
    if (!held) return { ok: false, problem: 'not-found' };
    if (held.source !== 'given') return { ok: false, problem: 'directory' };
    if (role === 'betrieb' && (await isLastOperator(trx, account)))
      return { ok: false, problem: 'last-operator' };
    await deleteInstanceRole(trx, account, role);
    noteChange(trx, { subject: `account:${account}`, before: { role }, after: null });
    return { ok: true };
  });
}

/** Switches an account off, which ends its sessions at once, or on again. Nobody switches themselves off. */
export async function switchAccount(
  db: Database,
  identity: Identity,
  account: string,
  active: boolean,
): Promise<Done> {
  if (account === identity.id) return { ok: false, problem: 'oneself' };
  return change(db, identity, account, async (trx, found) => {
    if (!active && (await isLastOperator(trx, account))) return { ok: false, problem: 'last-operator' };
    await setAccountActive(trx, account, active);
    noteChange(trx, {
      subject: `account:${account}`,
      before: { active: found.active },
      after: { active },
    });
    return { ok: true };
  });
}

async function change(
  db: Database,
  identity: Identity,
  account: string,
  work: (trx: Transaction, found: InstanceAccount) => Promise<Done>,
): Promise<Done> {
  demand(identity, 'instance:authorities');
  return db.asOperator(async (trx) => {
    const found = (await instanceAccounts(trx)).find(({ id }) => id === account);
    noteAuthority(trx, null);
    return found ? work(trx, found) : { ok: false, problem: 'not-found' };
  });
}
