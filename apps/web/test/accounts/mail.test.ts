import { connect, createServer, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetMails, mailHandler, sendMail } from '#lib/server/accounts/index.ts';
import { composeMail, type Mail } from '#lib/server/accounts/compose-mail.ts';
import { smtpOptions } from '#lib/server/accounts/mail.ts';
import { jobOf, startWorker, type Job } from '#lib/server/jobs/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenAccounts } from './given-accounts.ts';
import { selfSigned } from './self-signed.ts';
import { startSmtp, type SmtpOptions, type SmtpServer } from './smtp-server.ts';

const from = 'allmende@stadt.example';
const letter: Mail = {
  to: { email: 'erika@stadt.example', name: 'Erika Mustafić' },
  subject: 'Grüße aus dem Rathaus',
  text: 'Guten Tag Erika Mustafić,\n\nein Link: https://allmende.stadt.example/reset/abc\n',
  key: 'test:1',
};

/** The header fields of a message, unfolded, in order. */
function headersOf(raw: string): [name: string, value: string][] {
  const head = raw.split(/\r?\n\r?\n/)[0] ?? '';
  return head
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
}

/** What leaves the house, without sending it. */
async function rawOf(mail: Mail): Promise<string> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(composeMail(mail, from));
  return message.toString();
}

const expected = [
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Content-Transfer-Encoding',
  'Date',
  'MIME-Version',
  'Content-Type',
].sort();

describe('a mail', () => {
  it('is plain text with a date, an id that stays the same, and says that no person wrote it', async () => {
    const [first, second] = [await rawOf(letter), await rawOf(letter)];
    const headers = Object.fromEntries(headersOf(first));
    expect(Object.keys(headers).sort()).toEqual(expected);
    expect(headers).toMatchObject({
      From: 'Allmende <allmende@stadt.example>',
      'Auto-Submitted': 'auto-generated',
      'Content-Type': 'text/plain; charset=utf-8',
      'MIME-Version': '1.0',
    });
    expect(Math.abs(Date.parse(headers['Date'] ?? '') - Date.now())).toBeLessThan(60_000);
    expect(headers['Message-ID']).toMatch(/^<[0-9a-f]{40}@stadt\.example>$/);
    expect(Object.fromEntries(headersOf(second))['Message-ID']).toBe(headers['Message-ID']);
    expect(Object.fromEntries(headersOf(await rawOf({ ...letter, key: 'test:2' })))['Message-ID']).not.toBe(
      headers['Message-ID'],
    );
  });

  it('has the same headers and the same receiver whatever name and subject hold', async () => {
    const nasty = fc.constantFrom(
      '\r\n',
      '\n',
      '\r',
      '\u0000',
      '\u2028',
      '\u0085',
      '\v',
      '\f',
      '\r\nBcc: evil@example.org',
      '\r\n\r\n<script>',
      '\n.\n',
      '"',
      '<',
      '>',
      ',',
      ';',
      '\\',
      '(',
      '@',
      ' <evil@example.org>',
      'evil@example.org,',
      '=?utf-8?q?=0D=0ABcc:_evil=40example.org?=',
      '\u202e',
      '\ud800',
    );
    const text = fc
      .array(fc.oneof(nasty, nasty, fc.string(), fc.string({ unit: 'binary' })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (name, subject) => {
        const to = { email: 'erika@stadt.example', name };
        const raw = await rawOf({ ...letter, to, subject: `Einladung: ${subject}` });
        const headers = headersOf(raw);
        expect(headers.map(([header]) => header).sort()).toEqual(expected);
        const told = headers.find(([header]) => header === 'To')?.[1] ?? '';
        expect(told).toMatch(/^(?:.*<erika@stadt\.example>|erika@stadt\.example)$/s);
        expect(raw.split('\r\n\r\n')).toHaveLength((await rawOf(letter)).split('\r\n\r\n').length);
        const { envelope } = composeMail({ ...letter, to }, from);
        expect(envelope).toEqual({ from, to: ['erika@stadt.example'] });
      }),
      { numRuns: 1000 },
    );
  });

  it('has the same headers whatever its text holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const raw = await rawOf({ ...letter, text: `\r\nBcc: evil@example.org\r\n.\r\n${text}` });
        expect(
          headersOf(raw)
            .map(([header]) => header)
            .sort(),
        ).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the address of a mail server', () => {
  it('asks for encryption unless it is this computer or the operator says otherwise', () => {
    const tls = (address: string) => {
      const { secure, requireTLS, ignoreTLS } = smtpOptions(address);
      return { secure, requireTLS, ignoreTLS };
    };
    expect(tls('smtp://mail.stadt.example')).toEqual({ secure: false, requireTLS: true, ignoreTLS: false });
    expect(tls('smtps://mail.stadt.example')).toEqual({ secure: true, requireTLS: false, ignoreTLS: false });
    expect(tls('smtp://127.0.0.1:25')).toEqual({ secure: false, requireTLS: false, ignoreTLS: false });
    expect(tls('smtp://u:p@localhost')).toEqual({ secure: false, requireTLS: true, ignoreTLS: false });
    expect(tls('smtp://mail.intern?ignoreTLS=true')).toEqual({
      secure: false,
      requireTLS: false,
      ignoreTLS: true,
    });
    expect(smtpOptions('smtps://a%40b:p%3Aw@mail.stadt.example')).toMatchObject({
      host: 'mail.stadt.example',
      port: 465,
      auth: { user: 'a@b', pass: 'p:w' },
    });
    expect(smtpOptions('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525 });
  });
});

describe.each(storeKinds())('mail from the $name store', (kind) => {
  const given = givenAccounts(kind);
  const started: { stop(): Promise<void> }[] = [];
  let keys = 0;
  beforeEach(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));
  afterEach(async () => {
    for (const each of started.splice(0)) await each.stop();
    vi.restoreAllMocks();
  });

  async function smtp(options: SmtpOptions = {}): Promise<SmtpServer> {
    const server = await startSmtp(options);
    started.push(server);
    return server;
  }
  async function work(url: string, tls = {}): Promise<void> {
    started.push(await startWorker(given.db, mailHandler({ url, from }, tls), { lookEvery: 50 }));
  }
  async function send(): Promise<string> {
    const key = `test:${(keys += 1)}`;
    await given.db.asOperator((trx) => sendMail(trx, { ...letter, key }));
    return key;
  }
  const jobWith = (key: string) => given.db.asOperator((trx) => jobOf(trx, 'send-mail', key));
  const ends = async (key: string, state: Job['state']) => {
    await vi.waitFor(async () => expect((await jobWith(key))?.state).toBe(state), {
      timeout: 20_000,
      interval: 50,
    });
    return jobWith(key);
  };
  /** Waits until so many attempts have failed; a slow machine may see more, as the next one comes by itself. */
  const failed = (key: string, attempts: number) =>
    vi.waitFor(
      async () => {
        const job = await jobWith(key);
        expect(job).toMatchObject({ state: 'queued', payload: { key } });
        expect(job?.attempts).toBeGreaterThanOrEqual(attempts);
      },
      { timeout: 60_000, interval: 50 },
    );
  /** Lets the next attempt be now instead of in some seconds. */
  const hurry = () =>
    given.db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ run_after: new Date(Date.now() - 1000) })
        .where('state', '=', 'queued')
        .execute(),
    );

  it('leaves once, and then neither address nor text are kept', async () => {
    const server = await smtp();
    await work(`smtp://127.0.0.1:${server.port}`);
    const key = await send();
    await given.db.asOperator((trx) => sendMail(trx, { ...letter, key }));
    const job = await ends(key, 'done');
    expect(job).toMatchObject({ payload: {}, result: { sent: true } });
    expect(server.taken).toHaveLength(1);
    expect(server.taken[0]).toMatchObject({ from, to: ['erika@stadt.example'], isEncrypted: false });
    const body = server.taken[0]?.raw.split('\r\n\r\n').slice(1).join('\r\n\r\n') ?? '';
    expect(Buffer.from(decoded(server.taken[0]?.raw ?? '', body)).toString('utf8')).toContain(
      'ein Link: https://allmende',
    );
  });

  it('does not leave when what it tells about was not written', async () => {
    await expect(
      given.db.asOperator(async (trx) => {
        await sendMail(trx, { ...letter, key: 'never' });
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    expect(await jobWith('never')).toBeNull();
  });

  it('goes over an encrypted connection with a name and password', async () => {
    const { key, cert } = selfSigned();
    const server = await smtp({ key, cert, startTls: true, auth: { user: 'allmende', password: 'p:w @ ß' } });
    const password = encodeURIComponent('p:w @ ß');
    await work(`smtp://allmende:${password}@localhost:${server.port}`, { ca: cert });
    await ends(await send(), 'done');
    expect(server.taken).toMatchObject([{ isEncrypted: true, user: 'allmende' }]);
  });

  it('waits where the certificate, the encryption or the password is not right, and says nothing aloud', async () => {
    const own = selfSigned();
    const stranger = await smtp({ ...own, startTls: true, auth: { user: 'allmende', password: 'right' } });
    const open = await smtp();
    const refusing = await smtp({ ...own, startTls: true, auth: { user: 'allmende', password: 'right' } });
    for (const [url, tls] of [
      [`smtp://allmende:right@localhost:${stranger.port}`, {}],
      [`smtp://allmende:right@localhost:${open.port}`, { ca: own.cert }],
      [`smtp://allmende:wrong@localhost:${refusing.port}`, { ca: own.cert }],
    ] as const) {
      const worker = await startWorker(given.db, mailHandler({ url, from }, tls), { lookEvery: 50 });
      const key = await send();
      await failed(key, 1);
      await worker.stop();
      await given.db.asOperator((trx) => trx.deleteFrom('job').where('idempotency_key', '=', key).execute());
    }
    for (const server of [stranger, open, refusing]) expect(server.taken).toEqual([]);
    const log = vi.mocked(process.stdout.write).mock.calls.flat().join('\n');
    expect(log).toContain('job-failed');
    for (const secret of ['erika@stadt.example', 'right', 'Mustafić', 'reset/abc'])
      expect(log).not.toContain(secret);
  });

  it('is tried again while the server is down, and leaves when it is back', async () => {
    const server = await smtp();
    let isDown = true;
    // Stands in its place, so that nobody else takes the port meanwhile.
    const front = createServer((socket) => {
      socket.on('error', () => {});
      if (isDown) return void socket.destroy();
      const behind = connect(server.port, '127.0.0.1');
      behind.on('error', () => {});
      socket.pipe(behind).pipe(socket);
    });
    await new Promise<void>((listening) => front.listen(0, '127.0.0.1', listening));
    started.push({ stop: () => Promise.resolve(void front.close()) });
    await work(`smtp://127.0.0.1:${(front.address() as AddressInfo).port}`);
    const key = await send();
    await failed(key, 1);
    isDown = false;
    await hurry();
    expect(await ends(key, 'done')).toMatchObject({ payload: {}, result: { sent: true } });
    expect(server.taken).toHaveLength(1);
  });

  it('is tried again when the server cannot take it now (4xx), with the same Message-ID', async () => {
    const server = await smtp({ answers: [451, 421] });
    await work(`smtp://127.0.0.1:${server.port}`);
    const key = await send();
    for (const attempts of [1, 2]) {
      await failed(key, attempts);
      await hurry();
    }
    expect(await ends(key, 'done')).toMatchObject({ attempts: 3, result: { sent: true } });
    expect(server.taken.map(({ answer }) => answer)).toEqual([451, 421, 250]);
    const ids = server.taken.map(({ raw }) => Object.fromEntries(headersOf(raw))['Message-ID']);
    expect(new Set(ids).size).toBe(1);
  });

  it('is given up at once when the server will never take it (5xx)', async () => {
    const server = await smtp({ answers: [550] });
    await work(`smtp://127.0.0.1:${server.port}`);
    const job = await ends(await send(), 'done');
    expect(job).toMatchObject({ attempts: 1, payload: {}, result: { sent: false, refusal: 550 } });
    expect(server.taken).toHaveLength(1);
  });

  it('is not sent again when the server died after it had left', async () => {
    const server = await smtp();
    const key = await send();
    await given.db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ payload: '{}', state: 'running', attempts: 1, lease_until: new Date(2000, 0, 1) })
        .where('idempotency_key', '=', key)
        .execute(),
    );
    await work(`smtp://127.0.0.1:${server.port}`);
    expect(await ends(key, 'done')).toMatchObject({ attempts: 2 });
    expect(server.taken).toEqual([]);
  });

  it('that was given up is forgotten, and one that waits is not', async () => {
    const [failed, waiting] = [await send(), await send()];
    await given.db.asOperator((trx) =>
      trx
        .updateTable('job')
        .set({ state: 'failed', finished_at: new Date() })
        .where('idempotency_key', '=', failed)
        .execute(),
    );
    await forgetMails(given.db);
    expect((await jobWith(failed))?.payload).toEqual({});
    expect((await jobWith(waiting))?.payload).toMatchObject({ to: letter.to });
    await given.db.asOperator((trx) => trx.deleteFrom('job').where('kind', '=', 'send-mail').execute());
  });

  it('stays in the queue where no mail server is set', () => {
    expect(mailHandler(null)).toEqual({});
  });
});

/** A body without the encoding of its transfer. */
function decoded(raw: string, body: string): Uint8Array {
  const encoding = Object.fromEntries(headersOf(raw))['Content-Transfer-Encoding'];
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  const plain = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
