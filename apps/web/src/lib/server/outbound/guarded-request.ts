import { lookup } from 'node:dns/promises';
import { request as requestHttp, type Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { request as requestHttps, type Agent as HttpsAgent } from 'node:https';
import { isIP } from 'node:net';
import type { AllowedHosts } from './allowed-hosts.ts';
import type { OutboundTrouble } from './outbound-trouble.ts';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  bytes: Buffer;
  /** The bytes as UTF-8. */
  readonly body: string;
}

export interface RequestLimits {
  /** For one answer, from connecting to its last byte, in milliseconds. */
  milliseconds: number;
  /** Of one answer. */
  bytes: number;
}

export interface GuardedRequest {
  url: URL;
  method: 'GET' | 'HEAD' | 'POST';
  headers: Record<string, string>;
  body?: string;
  allowed: AllowedHosts;
  limits: RequestLimits;
  signal?: AbortSignal | undefined;
  /** Keeps connections open; each belongs to a checked address and, with https, to the name it was proven for. */
  agents?: { http: HttpAgent; https: HttpsAgent } | undefined;
  /** Looks a name up; the system does when left out. */
  lookup?: ((host: string) => Promise<string[]>) | undefined;
}

/**
 * Asks another server on behalf of a person, who must not reach through it what only the server itself may: the name is
 * looked up once, its address is checked, and the connection goes to that very address. Nothing is followed, unpacked
 * or read beyond the limits. Rejects only when the signal aborts.
 */
export async function guardedRequest(
  given: GuardedRequest,
): Promise<{ ok: true; answer: Answer } | { ok: false; trouble: OutboundTrouble }> {
  const { signal } = given;
  const found = await checkedAddress(given);
  signal?.throwIfAborted();
  if (!found.ok) return found;
  let answer = await ask(given, found.address);
  signal?.throwIfAborted();
  // The other side may close a kept connection at the moment in which it is used again.
  if ('stale' in answer) answer = await ask({ ...given, agents: undefined }, found.address);
  signal?.throwIfAborted();
  if ('stale' in answer) return { ok: false, trouble: { code: 'broken-off' } };
  return 'code' in answer ? { ok: false, trouble: answer } : { ok: true, answer };
}

/**
 * The address at which this server may ask for a URL, for programs that connect by themselves: they must connect to it
 * and look nothing up.
 *
 * @example await checkedAddress({ url, allowed, limits }) // { ok: true, address: '93.184.216.34' }
 */
export async function checkedAddress(
  given: Pick<GuardedRequest, 'url' | 'allowed' | 'limits' | 'signal' | 'lookup'>,
): Promise<{ ok: true; address: string } | { ok: false; trouble: OutboundTrouble }> {
  const refusal = refusalOf(given.url, given.allowed);
  if (refusal) return { ok: false, trouble: refusal };
  const found = await addressOf(given);
  return 'code' in found ? { ok: false, trouble: found } : { ok: true, address: found.address };
}

/** What is wrong with an address before anything is asked. */
function refusalOf(url: URL, allowed: AllowedHosts): OutboundTrouble | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { code: 'address-unusable' };
  if (url.username !== '' || url.password !== '') return { code: 'address-unusable' };
  if (url.protocol === 'http:' && !allowed.names(url.hostname)) return { code: 'needs-https' };
  return null;
}

async function addressOf(
  given: Pick<GuardedRequest, 'url' | 'allowed' | 'limits' | 'signal' | 'lookup'>,
): Promise<{ address: string } | OutboundTrouble> {
  const { hostname } = given.url;
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolved(host, given);
  if (addresses === null) return { code: 'host-unknown', detail: host };
  const named = given.allowed.names(hostname);
  // One forbidden address among others is no accident: a name that points inside is refused as a whole.
  const isPermitted = addresses.every((address) => given.allowed.permits(address, named));
  const [address] = addresses;
  return address !== undefined && isPermitted ? { address } : { code: 'address-refused', detail: host };
}

const bySystem = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

async function resolved(
  host: string,
  given: Pick<GuardedRequest, 'limits' | 'signal' | 'lookup'>,
): Promise<string[] | null> {
  const { limits, signal } = given;
  const patience = AbortSignal.any([AbortSignal.timeout(limits.milliseconds), ...(signal ? [signal] : [])]);
  const over = new Promise<null>((resolve) =>
    patience.addEventListener('abort', () => resolve(null), { once: true }),
  );
  const asked = (given.lookup ?? bySystem)(host).catch(() => null);
  return Promise.race([asked, over]);
}

type Reply = Answer | OutboundTrouble | { stale: true };

function ask(given: GuardedRequest, address: string): Promise<Reply> {
  const { url, method, headers, body, limits, signal, agents } = given;
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const request = (secure ? requestHttps : requestHttp)({
      host: address,
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      method,
      path: `${url.pathname}${url.search}`,
      agent: agents ? (secure ? agents.https : agents.http) : false,
      headers: {
        ...headers,
        host: url.host,
        'accept-encoding': 'identity',
        ...(agents ? {} : { connection: 'close' }),
      },
      maxHeaderSize: 32 * 1024,
      ...(secure && !isIP(host) ? { servername: host } : {}),
    });
    const end = (result: Reply): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // Only what was read to its end leaves a connection that can be used again.
      if (!agents || !('status' in result)) request.destroy();
      resolve(result);
    };
    const abort = (): void => end({ code: 'unreachable' });
    const timer = setTimeout(() => end({ code: 'too-slow' }), limits.milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error: NodeJS.ErrnoException) =>
      end(request.reusedSocket && method !== 'POST' ? { stale: true } : troubleOf(error)),
    );
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.bytes) end({ code: 'answer-too-large' });
        else chunks.push(chunk);
      });
      response.on('error', () => end({ code: 'broken-off' }));
      response.on('aborted', () => end({ code: 'broken-off' }));
      response.on('end', () =>
        end(response.complete ? answerOf(response, Buffer.concat(chunks)) : { code: 'broken-off' }),
      );
    });
    request.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, bytes: Buffer): Answer {
  return {
    status: statusCode,
    headers,
    bytes,
    get body() {
      return bytes.toString('utf8');
    },
  };
}

function troubleOf({ code, message }: NodeJS.ErrnoException): OutboundTrouble {
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'HPE_INVALID_CONSTANT')
    return { code: 'broken-off' };
  if (code?.startsWith('HPE_')) return { code: 'not-http' };
  const isCertificate = /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/i.test(code ?? '') || /certificate/i.test(message);
  return isCertificate ? { code: 'certificate-refused' } : { code: 'unreachable' };
}
