import { sql, type Selectable } from 'kysely';
import type {
  ContractReminderTable,
  ContractSubscriptionTable,
  Transaction,
} from '#lib/server/database/index.ts';

export type StoredSubscription = Selectable<ContractSubscriptionTable>;

/** What a person wants to be told about the contracts of an authority. */
export async function readSubscription(
  trx: Transaction,
  authority: number,
  account: string,
): Promise<StoredSubscription | undefined> {
  return trx
    .selectFrom('contract_subscription')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('account_id', '=', account)
    .executeTakeFirst();
}

/** Sets part of a person's wishes; what is not named stays, or is not wanted. */
export async function upsertSubscription(
  trx: Transaction,
  key: { authority_id: number; account_id: string },
  set: Partial<Pick<StoredSubscription, 'mails' | 'language' | 'calendar_hash' | 'calendar_made_at'>>,
): Promise<void> {
  await trx
    .insertInto('contract_subscription')
    .values({ ...key, ...set })
    .onConflict((conflict) => conflict.columns(['authority_id', 'account_id']).doUpdateSet(set))
    .execute();
}

/** Whose calendar has this address; for the operator. */
export async function subscriptionByHash(
  trx: Transaction,
  hash: Uint8Array,
): Promise<StoredSubscription | undefined> {
  return trx
    .selectFrom('contract_subscription')
    .selectAll()
    .where('calendar_hash', '=', hash)
    .executeTakeFirst();
}

export interface MailWish {
  authority: number;
  account: string;
  language: 'de' | 'en';
  name: string;
  email: string;
}

/** Everybody with an address who wants to be reminded; for the operator. */
export async function mailWishes(trx: Transaction): Promise<MailWish[]> {
  return trx
    .selectFrom('contract_subscription')
    .innerJoin('account', (join) =>
      join.on(sql<boolean>`account.id::text = contract_subscription.account_id`),
    )
    .select([
      'contract_subscription.authority_id as authority',
      'contract_subscription.account_id as account',
      'contract_subscription.language',
      'account.name',
      'account.email',
    ])
    .where('contract_subscription.mails', '=', true)
    .where('account.active', '=', true)
    .where('account.email', 'is not', null)
    .orderBy('contract_subscription.authority_id')
    .orderBy('contract_subscription.account_id')
    .$narrowType<{ email: string }>()
    .execute();
}

export type Reminder = Pick<
  Selectable<ContractReminderTable>,
  'authority_id' | 'account_id' | 'subject' | 'notice_date' | 'months'
>;

/** What this person was told before. */
export async function remindersOf(
  trx: Transaction,
  authority: number,
  account: string,
): Promise<Pick<Reminder, 'subject' | 'notice_date' | 'months'>[]> {
  return trx
    .selectFrom('contract_reminder')
    .select(['subject', 'notice_date', 'months'])
    .where('authority_id', '=', authority)
    .where('account_id', '=', account)
    .execute();
}

/** Notes reminders as sent; returns those that were not noted before. */
export async function noteReminders(
  trx: Transaction,
  reminders: readonly Reminder[],
): Promise<Pick<Reminder, 'subject'>[]> {
  return trx
    .insertInto('contract_reminder')
    .values([...reminders])
    .onConflict((conflict) => conflict.doNothing())
    .returning('subject')
    .execute();
}

/** Forgets reminders of dates that were before this day. */
export async function forgetReminders(trx: Transaction, before: string): Promise<void> {
  await trx.deleteFrom('contract_reminder').where('notice_date', '<', before).execute();
}
