import { randomUUID } from 'node:crypto';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { plainHeaderText } from '#lib/server/security/index.ts';
import { sendMail } from './mail.ts';

type Changed = Exclude<
  keyof ReturnType<typeof texts>['mail']['changed'],
  'subject' | 'text' | 'resetByOther'
>;

/** What a notice tells; `by` is who made a reset link for somebody else. */
export type Change = Changed | { by: string };

/** Tells somebody that their account was changed, so that a change that was not theirs is noticed. */
export async function notify(
  trx: Transaction,
  signIn: SignInConfig,
  to: { email: string | null; name: string },
  change: Change,
  language: Language,
): Promise<void> {
  if (!signIn.mail || to.email === null) return;
  const t = texts(language).mail.changed;
  const what = typeof change === 'string' ? t[change] : t.resetByOther(plainHeaderText(change.by));
  await sendMail(trx, {
    to: { email: to.email, name: to.name },
    subject: t.subject,
    text: t.text({ name: plainHeaderText(to.name), what, account: `${signIn.origin.origin}/account` }),
    key: `changed:${randomUUID()}`,
  });
}
