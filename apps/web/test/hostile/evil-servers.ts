import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A server that answers git in its own way. */
export interface EvilServer {
  name: string;
  answer: () => Promise<{
    origin: string;
    stop: () => Promise<void>;
    /** Requests that went elsewhere. */ elsewhere: () => number;
  }>;
}

type Answer = (response: ServerResponse, request: IncomingMessage, elsewhere: string) => void;

const advertisement = { 'content-type': 'application/x-git-upload-pack-advertisement' };
const line = (text: string): string => (text.length + 4).toString(16).padStart(4, '0') + text;
const flush = '0000';
const id = '1'.repeat(40);
const refs = (...lines: string[]): string =>
  line('# service=git-upload-pack\n') + flush + lines.map(line).join('') + flush;
const capabilities = (...lines: string[]): string =>
  refs(
    'version 2\n',
    'agent=git/evil\n',
    'ls-refs=unborn\n',
    'fetch=shallow filter packfile-uris\n',
    ...lines,
  );

/** The older language of git, with one line of refs. */
const older =
  (name: string, more = ''): Answer =>
  (response) =>
    response
      .writeHead(200, advertisement)
      .end(refs(`${id} ${name}\0multi_ack thin-pack ofs-delta ${more}\n`));
/** The newer one; what is asked next is answered with `next`. */
const newer =
  (next: string | Buffer, ...more: string[]): Answer =>
  (response, request) => {
    if (request.method === 'GET') response.writeHead(200, advertisement).end(capabilities(...more));
    else response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' }).end(next);
  };
const redirect =
  (status: number, location: string): Answer =>
  (response, _request, elsewhere) =>
    response.writeHead(status, { location: location.replaceAll('ELSEWHERE', elsewhere) }).end();
const forEver =
  (chunk: Buffer): Answer =>
  (response) => {
    response.writeHead(200, advertisement).write(line('# service=git-upload-pack\n') + flush);
    const write = (): void => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  };

const answers: Record<string, Answer> = {
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].flatMap((status) => [
      [`redirect-${status}`, redirect(status, 'ELSEWHERE/x.git/info/refs?service=git-upload-pack')],
      [`redirect-file-${status}`, redirect(status, 'file:///etc/info/refs')],
    ]),
  ),
  'redirect-ext': redirect(302, 'ext::sh -c touch%20MARK'),
  'redirect-ssh': redirect(302, 'ssh://-oProxyCommand=touch/x'),
  'redirect-metadata': redirect(302, 'http://169.254.169.254/latest/meta-data/'),
  'asks-for-password': (response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end(),
  'asks-for-negotiate': (response) =>
    response.writeHead(401, { 'www-authenticate': 'Negotiate, NTLM' }).end(),
  'asks-for-proxy': (response) => response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end(),
  'no-git': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
  'bare-files': (response, request, elsewhere) => {
    const path = request.url ?? '';
    if (path.includes('info/refs'))
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`${id}\trefs/heads/main\n`);
    else if (path.includes('alternates')) response.end(`${elsewhere}/x.git/objects\n`);
    else if (path.endsWith('HEAD')) response.end('ref: refs/heads/main\n');
    else response.writeHead(404).end();
  },
  empty: (response) => response.writeHead(200, advertisement).end(),
  garbage: (response) => response.writeHead(200, advertisement).end(Buffer.alloc(100_000, 0x5a)),
  'length-lie': (response) =>
    response.writeHead(200, advertisement).end(`${line('# service=git-upload-pack\n')}${flush}fff0abc`),
  'short-length': (response) => response.writeHead(200, advertisement).end('0001000200030004'),
  cut: (response) =>
    void response
      .writeHead(200, { ...advertisement, 'content-length': '1000' })
      .write('0', () => response.destroy()),
  silent: () => {},
  'slow-head': (response) => void response.writeHead(200, advertisement).write('0'),
  'for-ever-zeros': forEver(Buffer.alloc(65_536)),
  'for-ever-refs': forEver(Buffer.from(line(`${id} refs/heads/${'x'.repeat(900)}\n`).repeat(60))),
  'bomb-in-gzip': (response) =>
    response
      .writeHead(200, { ...advertisement, 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(60_000_000))),
  'ref-dots': older('refs/heads/../../config'),
  'ref-option': older('--upload-pack=x'),
  'ref-control': older('refs/heads/\u001b[2J'),
  'ref-absolute': older('/etc/passwd'),
  'ref-lock': older('refs/heads/x.lock'),
  'symref-outside': older('HEAD', 'symref=HEAD:../../etc/passwd'),
  'symref-option': older('HEAD', 'symref=HEAD:--x'),
  'error-line': newer(line('ERR \u001b]0;evil\u0007 touch MARK\n') + flush),
  'two-heads': newer(line(`${id} HEAD symref-target:--x\n`) + flush),
  'bundle-elsewhere': newer(line('bundle.version=1\n') + flush, 'bundle-uri\n'),
  'pack-of-nothing': newer(
    line(`${id} HEAD symref-target:refs/heads/main\n`) + line(`${id} refs/heads/main\n`) + flush,
  ),
  cookies: (response) => response.writeHead(404, { 'set-cookie': `x=${'y'.repeat(3000)}` }).end(),
  'status-100-for-ever': (response) => {
    const again = (): void => {
      if (response.destroyed) return;
      response.writeContinue();
      setTimeout(again, 50);
    };
    again();
  },
  'headers-too-large': (response) =>
    response.writeHead(200, { ...advertisement, x: 'y'.repeat(15_000) }).end('x'),
  'server-error': (response) => response.writeHead(500).end('touch MARK'),
};

export const evilServers: readonly EvilServer[] = Object.entries(answers).map(([name, answer]) => ({
  name,
  answer: async () => {
    let count = 0;
    const other = createServer((_request, response) => {
      count += 1;
      response.writeHead(404).end();
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const server = createServer((request, response) => {
      response.on('error', () => {});
      request.resume();
      answer(response, request, elsewhere);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return {
      origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      elsewhere: () => count,
      stop: async () => {
        for (const each of [server, other]) {
          const closed = new Promise((done) => each.close(done));
          each.closeAllConnections();
          await closed;
        }
      },
    };
  },
}));
