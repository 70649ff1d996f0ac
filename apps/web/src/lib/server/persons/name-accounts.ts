import type { Actor, Database } from '#lib/server/database/index.ts';
import { isAccountId, membersOf, namesOf, personByEmail } from './store/accounts.ts';

/**
 * Names of accounts that an actor has found in rows of its own authorities. Logs and histories keep only ids; the
 * person of a provider is no member, so that the fence alone would hide who it was.
 *
 * @example (await accountNames(db, entries.map(({ account }) => account))).get(id) // 'Erika Beispiel'
 */
export async function accountNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  const accounts = ids.filter(isAccountId);
  return accounts.length === 0 ? new Map() : db.asOperator((trx) => namesOf(trx, accounts));
}

/** Everybody who has a role in the current authority. */
export async function listPersons(
  db: Database,
  actor: Actor,
): Promise<{ id: string; name: string; email: string | null }[]> {
  return db.asActor(actor, (trx) => membersOf(trx, actor.authority));
}

/** The account with this e-mail address, for the operator; null when there is none. */
export async function findByEmail(db: Database, email: string): Promise<string | null> {
  return db.asOperator((trx) => personByEmail(trx, email));
}
