import { isLastOperator } from '#lib/server/accounts/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import {
  blankAccount,
  emptyMails,
  endRightsIn,
  findPerson,
  insertErasure,
  rightsLeft,
} from './store/accounts.ts';
import { deleteHeld, type KnownPerson } from './store/holdings.ts';

/** On whose word: the person's own, the operator's, or that of the data protection officer of an authority. */
export type ErasedBy = { authority: number } | 'self' | 'operator';

export type ErasureResult =
  /** `here`: the roles in the authority ended; the account stays, because it has rights elsewhere. */
  | { ok: true; erased: 'everywhere' | 'here' }
  /** `last-operator`: nobody else could operate the instance. */
  | { ok: false; problem: 'not-found' | 'last-operator' };

/**
 * Erases a person: name, address, proofs, sessions, roles and tokens go. What they did stays, under the bare id of the
 * account, which leads to nobody any more.
 *
 * @example await erasePerson(db, account, { authority: 7 })
 */
export async function erasePerson(db: Database, account: string, by: ErasedBy): Promise<ErasureResult> {
  return db.asOperator(async (trx) => {
    const person = await findPerson(trx, account);
    if (!person) return { ok: false, problem: 'not-found' };
    const { authorities, roles } = await rightsLeft(trx, account);
    if (typeof by === 'object') {
      const { authority } = by;
      if (!authorities.includes(authority)) return { ok: false, problem: 'not-found' };
      noteAuthority(trx, authority);
      if (roles.length > 0 || authorities.some((each) => each !== authority)) {
        await endRightsIn(trx, account, authority);
        noteErasure(trx, account, 'ended-here');
        return { ok: true, erased: 'here' };
      }
    }
    if (await isLastOperator(trx, account)) return { ok: false, problem: 'last-operator' };
    const pseudonym = `Person ${account.slice(0, 8)}`;
    await erase(trx, person, pseudonym);
    await insertErasure(trx, account, pseudonym);
    noteErasure(trx, account, 'erased');
    return { ok: true, erased: 'everywhere' };
  });
}

function noteErasure(trx: Transaction, account: string, state: string): void {
  noteChange(trx, { subject: `account:${account}`, before: { state: 'held' }, after: { state } });
}

/**
 * Erases persons again that a restored backup has brought back. Run it in the transaction of the restore.
 *
 * @example importStore(db, open, { afterwards: (trx, { erased }) => reapplyErasures(trx, erased) })
 */
export async function reapplyErasures(trx: Transaction, accounts: readonly string[]): Promise<void> {
  for (const account of accounts) {
    const person = await findPerson(trx, account);
    if (person) await erase(trx, person, `Person ${account.slice(0, 8)}`);
  }
}

async function erase(trx: Transaction, person: KnownPerson, pseudonym: string): Promise<void> {
  await deleteHeld(trx, person);
  if (person.email !== null) await emptyMails(trx, person.email);
  await blankAccount(trx, person.id, pseudonym);
}
