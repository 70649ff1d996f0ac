import { createHash } from 'node:crypto';
import { sendMail, type Identity } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { readerOf, REMINDER_STEPS, subjectOf } from './calendar.ts';
import type { NoticeDate } from './contract.ts';
import { dateOf } from './list-contracts.ts';
import { noticeDates } from './notice-dates.ts';
import {
  forgetReminders,
  mailWishes,
  noteReminders,
  readSubscription,
  remindersOf,
  upsertSubscription,
  type MailWish,
  type Reminder,
} from './store/subscriptions.ts';

/** What a person is told about the contracts of the authority that they act for. */
export interface Subscription {
  mails: boolean;
  /** ISO date and time since when there is an address of the calendar; null while there is none. */
  calendarSince: string | null;
}

/** The wishes of this person in the current authority. */
export async function subscriptionOf(db: Database, identity: Identity): Promise<Subscription> {
  const stored = await db.asActor(identity, (trx) => readSubscription(trx, identity.authority, identity.id));
  return {
    mails: stored?.mails ?? false,
    calendarSince: stored?.calendar_made_at?.toISOString() ?? null,
  };
}

/** Switches the mails to this person on or off, in the language of the page on which they asked. */
export async function wishMails(
  db: Database,
  identity: Identity,
  mails: boolean,
  language: Language,
): Promise<void> {
  const { id, authority } = identity;
  await db.asActor(identity, async (trx) => {
    const before = await readSubscription(trx, authority, id);
    await upsertSubscription(trx, { authority_id: authority, account_id: id }, { mails, language });
    noteChange(trx, {
      subject: `account:${id}`,
      before: { reminders: before?.mails ?? false },
      after: { reminders: mails },
    });
  });
}

/**
 * The work of every night: whoever wants it is told 12, 6 and 3 months before a notice date, once for each date and
 * step; what comes due on one night stands in one mail. Whoever may no longer read the inventory is told nothing.
 *
 * @returns how many mails were queued
 */
export async function remindOfNotices(db: Database, signIn: SignInConfig | null, now: Date): Promise<number> {
  const lastYear = new Date(now.getTime() - 365 * 86_400_000).toISOString().slice(0, 10);
  await db.asOperator((trx) => forgetReminders(trx, lastYear));
  if (!signIn?.mail) return 0;
  let mails = 0;
  for (const wish of await db.asOperator((trx) => mailWishes(trx)))
    if (await remind(db, signIn, wish, now)) mails += 1;
  return mails;
}

async function remind(db: Database, signIn: SignInConfig, wish: MailWish, now: Date): Promise<boolean> {
  const reader = await readerOf(db, wish.account, wish.authority, false);
  if (!reader) return false;
  const { actor } = reader;
  const { dates, told } = await db.asActor(actor, async (trx) => ({
    dates: await noticeDates(trx, await dateOf(trx, actor, now)),
    told: await remindersOf(trx, wish.authority, wish.account),
  }));
  const due = dates.flatMap((date) => {
    const months = stepOf(date.monthsAhead);
    if (months === null) return [];
    const subject = subjectOf(date);
    const isTold = told.some(
      (each) => each.subject === subject && each.notice_date === date.noticeDate && each.months <= months,
    );
    return isTold ? [] : [{ date, reminder: reminderOf(wish, subject, date.noticeDate, months) }];
  });
  if (due.length === 0) return false;
  return db.asOperator(async (trx) => {
    const noted = await noteReminders(
      trx,
      due.map(({ reminder }) => reminder),
    );
    // Another run was faster.
    if (noted.length !== due.length) throw new Error('reminders were noted twice at the same time');
    await sendMail(trx, mailOf(wish, reader.authority, due, signIn));
    return true;
  });
}

/** The smallest step that a date lies within; null beyond all of them. */
function stepOf(monthsAhead: number): number | null {
  return REMINDER_STEPS.findLast((months) => monthsAhead <= months) ?? null;
}

function reminderOf(wish: MailWish, subject: string, noticeDate: string, months: number): Reminder {
  return { authority_id: wish.authority, account_id: wish.account, subject, notice_date: noticeDate, months };
}

function mailOf(
  { name, email, language }: MailWish,
  authority: string,
  due: readonly { date: NoticeDate; reminder: Reminder }[],
  signIn: SignInConfig,
) {
  const t = texts(language).contracts.mail;
  const f = formatter(language);
  const [first] = due;
  const body = due.map(({ date }) => `- ${t.line(date.title, f.date(date.noticeDate), f.date(date.end))}`);
  const key = createHash('sha256')
    .update(JSON.stringify(due.map(({ reminder }) => reminder)))
    .digest('hex');
  return {
    to: { email, name },
    subject:
      due.length === 1 && first
        ? t.subject(first.reminder.months, first.date.title)
        : t.subjectSeveral(due.length),
    text: t.text({
      name,
      authority,
      body: body.join('\n'),
      link: `${signIn.origin.origin}/inventory/contracts/notices`,
    }),
    key: `notice:${key}`,
  };
}
