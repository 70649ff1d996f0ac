import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Whether anybody can run the instance; as long as nobody can, the setup link works. */
export async function hasOperator(trx: Transaction): Promise<boolean> {
  return (await someOperators(trx)).length > 0;
}

/**
 * Whether nobody but this account can run the instance: asked before its role is taken or it is closed. The answer
 * holds until the transaction ends.
 *
 * @example if (await isLastOperator(trx, account)) return { ok: false, problem: 'last-operator' };
 */
export async function isLastOperator(trx: Transaction, account: string): Promise<boolean> {
  await lockOperators(trx);
  const [operator, ...others] = await someOperators(trx);
  return operator === account && others.length === 0;
}

/**
 * Does work that may take the role from several accounts. False when nobody is left who can run the instance, though
 * somebody could before: then the transaction must not commit.
 *
 * @example if (!(await leavesOperator(trx, () => unmap(trx)))) throw new LastOperatorError();
 */
export async function leavesOperator(trx: Transaction, work: () => Promise<unknown>): Promise<boolean> {
  await lockOperators(trx);
  const couldBeRun = await hasOperator(trx);
  await work();
  return !couldBeRun || (await hasOperator(trx));
}

/** One change at a time: two that fit alone could take the last two operators together. */
async function lockOperators(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(740182555)`.execute(trx);
}

/** Two of them tell whether there is one, and whether there is another one. */
async function someOperators(trx: Transaction): Promise<string[]> {
  const rows = await trx
    .selectFrom('instance_role')
    .innerJoin('account', 'account.id', 'instance_role.account_id')
    .select('account.id')
    .where('instance_role.role', '=', 'betrieb')
    .where('account.active', '=', true)
    .limit(2)
    .execute();
  return rows.map(({ id }) => id);
}
