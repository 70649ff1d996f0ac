import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { AllowedHosts } from './allowed-hosts.ts';
import type { OutboundTrouble } from './outbound-trouble.ts';

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface RequestLimits {
  /** For one answer, from connecting to its last byte, in milliseconds. */
  milliseconds: number;
  /** Of one answer. */
  bytes: number;
}

export interface GuardedRequest {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  allowed: AllowedHosts;
  limits: RequestLimits;
  signal?: AbortSignal | undefined;
}

/**
 * Asks another server on behalf of a person, who must not reach through it what only the server itself may: the name is
 * looked up once, its address is checked, and the connection goes to that very address. Nothing is followed, kept
 * open, unpacked or read beyond the limits. Rejects only when the signal aborts.
 */
export async function guardedRequest(
  given: GuardedRequest,
): Promise<{ ok: true; answer: Answer } | { ok: false; trouble: OutboundTrouble }> {
  const { url, allowed, signal } = given;
  const refusal = refusalOf(url, allowed);
  if (refusal) return { ok: false, trouble: refusal };
  const found = await addressOf(url, allowed, given.limits.milliseconds, signal);
  signal?.throwIfAborted();
  if ('code' in found) return { ok: false, trouble: found };
  const answer = await ask(given, found.address);
  signal?.throwIfAborted();
  return 'code' in answer ? { ok: false, trouble: answer } : { ok: true, answer };
}

/** What is wrong with an address before anything is asked. */
function refusalOf(url: URL, allowed: AllowedHosts): OutboundTrouble | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { code: 'address-unusable' };
  if (url.username !== '' || url.password !== '') return { code: 'address-unusable' };
  if (url.protocol === 'http:' && !allowed.names(url.hostname)) return { code: 'needs-https' };
  return null;
}

async function addressOf(
  { hostname }: URL,
  allowed: AllowedHosts,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<{ address: string } | OutboundTrouble> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) ? [host] : await resolved(host, milliseconds, signal);
  if (addresses === null) return { code: 'host-unknown', detail: host };
  const named = allowed.names(hostname);
  // One forbidden address among others is no accident: a name that points inside is refused as a whole.
  const isPermitted = addresses.every((address) => allowed.permits(address, named));
  const [address] = addresses;
  return address !== undefined && isPermitted ? { address } : { code: 'address-refused', detail: host };
}

async function resolved(
  host: string,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<string[] | null> {
  const patience = AbortSignal.any([AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])]);
  const given = new Promise<null>((resolve) =>
    patience.addEventListener('abort', () => resolve(null), { once: true }),
  );
  const asked = lookup(host, { all: true }).then(
    (found) => found.map(({ address }) => address),
    () => null,
  );
  return Promise.race([asked, given]);
}

function ask(given: GuardedRequest, address: string): Promise<Answer | OutboundTrouble> {
  const { url, method, headers, body, limits, signal } = given;
  const secure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const request = (secure ? requestHttps : requestHttp)({
      host: address,
      port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
      method,
      path: `${url.pathname}${url.search}`,
      agent: false,
      headers: { ...headers, host: url.host, 'accept-encoding': 'identity', connection: 'close' },
      maxHeaderSize: 32 * 1024,
      ...(secure && !isIP(host) ? { servername: host } : {}),
    });
    const end = (result: Answer | OutboundTrouble): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      request.destroy();
      resolve(result);
    };
    const abort = (): void => end({ code: 'unreachable' });
    const timer = setTimeout(() => end({ code: 'too-slow' }), limits.milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', (error: NodeJS.ErrnoException) => end(troubleOf(error)));
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
        end(
          response.complete
            ? {
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString('utf8'),
              }
            : { code: 'broken-off' },
        ),
      );
    });
    request.end(body);
  });
}

function troubleOf({ code, message }: NodeJS.ErrnoException): OutboundTrouble {
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'HPE_INVALID_CONSTANT')
    return { code: 'broken-off' };
  if (code?.startsWith('HPE_')) return { code: 'not-http' };
  const isCertificate = /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/i.test(code ?? '') || /certificate/i.test(message);
  return isCertificate ? { code: 'certificate-refused' } : { code: 'unreachable' };
}
