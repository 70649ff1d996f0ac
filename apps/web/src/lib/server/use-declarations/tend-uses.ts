import { sendMail } from '#lib/server/accounts/index.ts';
import { noteAuthority, noteChange, withAudit } from '#lib/server/audit/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { markDeclaration, unpublishUse } from './store/published.ts';
import { deleteStrayUses, dueDeclarations, endingDeclarations, releasersOf } from './store/due.ts';

/** How long before the end somebody is told. */
export const DAYS_OF_NOTICE = 60;

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * The work of every night: what has run out, or lost its authority or its entry, is no longer public; who can renew what
 * ends soon is told once. Where no mail can be sent, the page tells it alone.
 *
 * @returns how many releases ended and how many mails were queued
 */
export async function tendUses(
  db: Database,
  signIn: SignInConfig | null,
  now: Date,
): Promise<{ expired: number; reminded: number }> {
  const expired = await withAudit(context('expiry'), () => expireUses(db, now));
  const reminded = await withAudit(context('reminder'), () => remindOfUses(db, signIn, now));
  return { expired, reminded };
}

async function expireUses(db: Database, now: Date): Promise<number> {
  const due = await db.asOperator((trx) => dueDeclarations(trx, isoDay(now)));
  for (const { id, authority_id: authority, published_id: published, subject_name: name, isOver } of due)
    await db.asOperator(async (trx) => {
      const state = isOver ? 'expired' : 'withdrawn';
      if (published !== null) await unpublishUse(trx, published);
      await markDeclaration(trx, id, { state, published_id: null, released: '[]' });
      noteAuthority(trx, authority);
      noteChange(trx, { subject: `use:${id}`, before: { state: 'released', of: name }, after: { state } });
    });
  await db.asOperator((trx) => deleteStrayUses(trx, isoDay(now)));
  return due.length;
}

async function remindOfUses(db: Database, signIn: SignInConfig | null, now: Date): Promise<number> {
  if (!signIn?.mail) return 0;
  const until = isoDay(new Date(now.getTime() + DAYS_OF_NOTICE * 86_400_000));
  const ending = await db.asOperator((trx) => endingDeclarations(trx, until));
  let mails = 0;
  for (const { id, authority_id: authority, subject_name: subject, valid_until: end } of ending)
    await db.asOperator(async (trx) => {
      const t = texts('de').use.reminder;
      const link = `${signIn.origin.origin}/inventory/use/${id}`;
      for (const { account, name, email } of await releasersOf(trx, authority)) {
        await sendMail(trx, {
          to: { email, name },
          subject: t.subject(subject),
          text: t.text({ name, subject, until: end ?? '', link }),
          key: `use-ends:${id}:${end}:${account}`,
        });
        mails += 1;
      }
      await markDeclaration(trx, id, { reminded_at: now });
      noteAuthority(trx, authority);
      noteChange(trx, { subject: `use:${id}`, before: null, after: { reminded: end } });
    });
  return mails;
}

const context = (what: string) => ({
  account: 'system',
  via: 'job',
  authority: null,
  mandate: null,
  operation: `job uses ${what}`,
  subject: null,
  network: null,
  requestId: null,
});
