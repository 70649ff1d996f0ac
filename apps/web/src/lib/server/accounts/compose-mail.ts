import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { plainHeaderText } from '#lib/server/security/index.ts';

/** A mail to one person, as plain text. */
export interface Mail {
  to: { email: string; name: string };
  subject: string;
  text: string;
  /** Made once for each occasion: a second mail with the same key is not sent. */
  key: string;
}

/**
 * The message that goes out. What people typed (names, subjects) becomes one line without controls, so that it cannot
 * add a header; a mail that is sent twice after a crash carries the same Message-ID both times.
 */
export function composeMail({ to, subject, text, key }: Mail, from: string): SendMailOptions {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const id = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return {
    from: { name: 'Allmende', address: from },
    to: { name: plainHeaderText(to.name), address: to.email },
    envelope: { from, to: [to.email] },
    subject: plainHeaderText(subject),
    text,
    messageId: `<${id}@${domain}>`,
    date: new Date(),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
