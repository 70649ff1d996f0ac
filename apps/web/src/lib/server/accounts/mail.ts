import { createTransport } from 'nodemailer';
import type { ConnectionOptions } from 'node:tls';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { enqueue, type JobContext, type JobHandlers } from '#lib/server/jobs/index.ts';
import { log } from '#lib/server/operating/index.ts';
import { composeMail, type Mail } from './compose-mail.ts';
import { hashToken } from './sessions.ts';
import { emptyFinishedMailJobs, emptyMailJob } from './store/mail.ts';

const kind = 'send-mail';

/** Tried again 2, 4, 8 … seconds later: over an hour in all, which is as long as the shortest link lives. */
const maxAttempts = 12;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Has a mail sent soon, exactly if the caller's transaction is committed. It leaves at least once; address and text are
 * taken out of the queue as soon as it has left. Call it only where the instance can send mail (`signIn.mail`).
 *
 * @example await sendMail(trx, { to: { email, name }, subject, text, key: `reset:${hash}` });
 */
export async function sendMail(trx: Transaction, mail: Mail): Promise<void> {
  await enqueue(trx, { kind, payload: mail, authority: null, idempotencyKey: mail.key, maxAttempts });
}

/** The key of a mail that belongs to a link; the queue is no place for the token itself. */
export function mailKey(occasion: string, token: string): string {
  return `${occasion}:${Buffer.from(hashToken(token)).toString('hex')}`;
}

/**
 * Sends what {@link sendMail} has put into the queue. What the mail server refuses for good (5xx) is not tried again;
 * anything else is. `tls` adds to how certificates are checked.
 */
export function mailHandler(mail: SignInConfig['mail'], tls: ConnectionOptions = {}): JobHandlers {
  if (!mail) return {};
  const transport = createTransport({ ...smtpOptions(mail.url), tls: { minVersion: 'TLSv1.2', ...tls } });
  return {
    [kind]: async ({ db, payload, signal }: JobContext<Partial<Mail>>) => {
      // Emptied by an attempt that had sent it and ended before it could say so.
      if (!isMail(payload)) return { sent: true };
      const outcome = await transport.sendMail({ ...composeMail(payload, mail.from), signal }).then(
        () => ({ sent: true }),
        (error: unknown) => {
          const refusal = permanentRefusal(error);
          if (refusal === null) throw withoutMessage(error);
          log('warn', 'mail-refused', { code: refusal });
          return { sent: false, refusal };
        },
      );
      await db.asOperator((trx) => emptyMailJob(trx, kind, payload.key));
      return outcome;
    },
  };
}

/** Forgets addresses and texts of mails that could not be sent. */
export async function forgetMails(db: Database): Promise<void> {
  await db.asOperator((trx) => emptyFinishedMailJobs(trx, kind));
}

/**
 * How to talk to the server of `smtp://user:password@host:port` or `smtps://…`. Over `smtp:` the connection must become
 * encrypted (STARTTLS), unless the server is this computer or the address says `?ignoreTLS=true`: otherwise anybody on
 * the way could pretend that the server cannot encrypt.
 */
export function smtpOptions(address: string) {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const isLocal = loopback.test(url.hostname);
  const ignoreTLS = url.searchParams.get('ignoreTLS') === 'true';
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    ignoreTLS,
    requireTLS: !secure && !ignoreTLS && (!isLocal || user !== ''),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  };
}

function isMail(payload: Partial<Mail>): payload is Mail {
  return payload.to !== undefined && payload.key !== undefined;
}

/** The answer of a server that will never take this mail; null when another attempt may help. */
function permanentRefusal(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('responseCode' in error)) return null;
  // A refused sign-in at the mail server is for the operator to mend; meanwhile the mail waits.
  if ('code' in error && error.code === 'EAUTH') return null;
  const code = Number(error.responseCode);
  return code >= 500 && code < 600 ? code : null;
}

/** Errors of the mail server quote addresses; the log is told the code alone. */
function withoutMessage(error: unknown): Error {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
  const answer =
    typeof error === 'object' && error !== null && 'responseCode' in error
      ? ` ${String(error.responseCode)}`
      : '';
  return Object.assign(new Error(`the mail could not be sent: ${code}${answer}`), { code: code + answer });
}
