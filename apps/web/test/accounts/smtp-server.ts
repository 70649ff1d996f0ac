import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { SMTPServerOptions } from 'smtp-server';

/** A message as the mail server was given it, and how it answered. */
export interface TakenMail {
  raw: string;
  from: string;
  to: string[];
  isEncrypted: boolean;
  user: string | null;
  answer: number;
}

export interface SmtpOptions {
  /** Its answers in order; 250 from then on. */
  answers?: number[];
  key?: Extract<SMTPServerOptions['key'], string>;
  cert?: Extract<SMTPServerOptions['cert'], string>;
  startTls?: boolean;
  auth?: { user: string; password: string };
}

export interface SmtpServer {
  port: number;
  /** What came in, in order. */
  taken: TakenMail[];
  stop(): Promise<void>;
}

/** Starts a mail server in a process of its own on a free port of the loopback interface. */
export async function startSmtp(options: SmtpOptions = {}): Promise<SmtpServer> {
  const child = fork(
    join(import.meta.dirname, 'smtp-process.mjs'),
    [JSON.stringify({ answers: [], startTls: false, ...options })],
    { execArgv: [] },
  );
  const taken: TakenMail[] = [];
  const listening = await new Promise<number>((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the mail server ended with ${code}`)));
    child.on('message', (message: { port: number } | TakenMail) => {
      if ('port' in message) done(message.port);
      else taken.push(message);
    });
  });
  return {
    port: listening,
    taken,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill();
      }),
  };
}
