import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { guardedRequest, type Answer, type OutboundTrouble } from '#lib/server/outbound/index.ts';
import type { ForgeTrouble } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import { hostState, type HostState } from './host-state.ts';
import { configuredToken, openToken } from './host-tokens.ts';
import { backOff, readBudget } from './rate-budget.ts';

/** An answer that is one of the forge: not a refusal for a while, not an error of its server. */
export interface ForgeAnswer extends Answer {
  /** Where it came from, after redirects. */
  url: URL;
  /** Whether a redirect led there. */
  redirected: boolean;
}

export type CourteousAnswer = { ok: true; answer: ForgeAnswer } | { ok: false; trouble: ForgeTrouble };

export interface CourteousRequest {
  method?: 'GET' | 'HEAD';
  /** Never an authorisation: tokens are kept by host. */
  headers?: Record<string, string>;
  /** For conditional requests: what the last answer gave as ETag or Last-Modified. */
  etag?: string | null | undefined;
}

const mostRedirects = 5;
const mostTries = 3;
const idle = { keepAlive: true, keepAliveMsecs: 5000, maxFreeSockets: 4, timeout: 15_000 };
const agents = { http: new HttpAgent(idle), https: new HttpsAgent(idle) };

/**
 * Asks a host as a polite guest: in its turn, within the budget that the host grants, after the pauses that it asks
 * for, with its own token. After a redirect to another host there is none: a forge must not have us ask another one in
 * our name. Errors of a server are tried again after growing pauses. Redirects are
 * checked one by one, each as a request of its own. Rejects only when the signal aborts.
 *
 * @example await courteousGet(forges, new URL('https://codeberg.org/api/v1/version'))
 */
export async function courteousGet(
  forges: Forges,
  url: URL,
  request: CourteousRequest = {},
): Promise<CourteousAnswer> {
  let at = url;
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const isHome = homeOf(at.host) === homeOf(url.host) && at.protocol === url.protocol;
    const asked = await askInTurn(forges, at, request, isHome);
    if (!asked.ok) return asked;
    const { answer } = asked;
    const next = redirectOf(answer, at);
    if (!next) return { ok: true, answer: Object.assign(answer, { url: at, redirected: turn > 0 }) };
    at = next;
  }
  return { ok: false, trouble: { code: 'too-many-redirects', detail: url.host } };
}

function redirectOf({ status, headers }: Answer, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) return null;
  return URL.canParse(headers.location, from) ? new URL(headers.location, from) : null;
}

async function askInTurn(
  forges: Forges,
  url: URL,
  request: CourteousRequest,
  withToken: boolean,
): Promise<{ ok: true; answer: Answer } | { ok: false; trouble: ForgeTrouble }> {
  const host = await hostState(forges.db, homeOf(url.host));
  for (let attempt = 1; ; attempt++) {
    const turn = await waitForTurn(forges, host);
    if (turn) return { ok: false, trouble: turn };
    const asked = await send(forges, withToken ? tokenOf(forges, host) : null, url, request).finally(() =>
      host.leave(),
    );
    const now = new Date();
    if (!asked.ok) {
      if (!isPassing(asked.trouble)) return asked;
      await host.miss(now);
    } else {
      const told = readBudget(asked.answer, now);
      // GitHub says of its second limit only in the text that it is one.
      told.limited ||= asked.answer.status === 403 && /rate limit/i.test(asked.answer.body.slice(0, 1000));
      await host.learn(told, now);
      if (!told.limited && asked.answer.status < 500) return asked;
      if (!told.limited && attempt >= mostTries)
        return { ok: false, trouble: { code: 'server-error', detail: `${url.host} ${asked.answer.status}` } };
      if (told.limited && attempt >= mostTries) {
        const until = host.closedUntil(now);
        return { ok: false, trouble: { code: 'rate-limited', detail: url.host, ...(until && { until }) } };
      }
      if (told.limited) continue;
    }
    if (!asked.ok && attempt >= mostTries) return asked;
    await pause(backOff(attempt - 2, Math.random()), forges.signal);
  }
}

/** Takes a place at the host once it may be asked; the trouble where that is too far away. */
async function waitForTurn(forges: Forges, host: HostState): Promise<ForgeTrouble | null> {
  const givenUp = Date.now() + forges.patience;
  for (;;) {
    await host.enter();
    const now = new Date();
    const until = host.closedUntil(now);
    const wait = Math.max((until?.getTime() ?? 0) - now.getTime(), 0);
    if (wait === 0 && !forges.signal?.aborted) {
      host.spend(now);
      return null;
    }
    host.leave();
    forges.signal?.throwIfAborted();
    if (now.getTime() + wait > givenUp)
      return {
        code: host.silent ? 'unreachable' : 'rate-limited',
        detail: host.host,
        until: new Date(now.getTime() + wait),
      };
    // A little later than allowed, and not all at once.
    await pause(wait + Math.random() * Math.min(wait, 1000), forges.signal);
  }
}

async function send(
  forges: Forges,
  token: string | null,
  url: URL,
  { method = 'GET', headers = {}, etag }: CourteousRequest,
): Promise<{ ok: true; answer: Answer } | { ok: false; trouble: OutboundTrouble }> {
  return guardedRequest({
    url,
    method,
    headers: {
      accept: '*/*',
      ...headers,
      ...(etag ? conditionOf(etag) : {}),
      ...(token === null ? {} : { authorization: authorisation(token) }),
      'user-agent': userAgent(),
    },
    allowed: forges.allowed,
    limits: forges.limits,
    signal: forges.signal,
    lookup: forges.lookup,
    agents,
  });
}

/** The token that is kept for a host, from the operator's environment or the store. */
export function tokenOf(forges: Forges, host: HostState): string | null {
  const configured = configuredToken(forges.tokens, host.host);
  return configured ?? openToken(forges.secret, host.host, host.tokenSealed);
}

/** The host under which people know an interface that has a name of its own. */
export function homeOf(host: string): string {
  if (host === 'api.github.com') return 'github.com';
  return host === 'api.bitbucket.org' ? 'bitbucket.org' : host;
}

/** `If-None-Match` for an ETag, `If-Modified-Since` for a date. */
function conditionOf(etag: string): Record<string, string> {
  const text = etag.replace(/[^\x20-\x7e]/g, '').slice(0, 500);
  return /^(?:W\/)?"/.test(text) ? { 'if-none-match': text } : { 'if-modified-since': text };
}

function authorisation(token: string): string {
  const plain = token.replace(/[^\x21-\x7e]/g, '');
  return plain.includes(':') ? `Basic ${Buffer.from(plain).toString('base64')}` : `Bearer ${plain}`;
}

/** Says who asks and where to complain. */
function userAgent(): string {
  const origin = process.env.ALLMENDE_ORIGIN;
  return origin && URL.canParse(origin) ? `Allmende (+${new URL(origin).origin}/)` : 'Allmende';
}

/** What another try may mend. */
function isPassing({ code }: OutboundTrouble): boolean {
  return code === 'unreachable' || code === 'too-slow' || code === 'broken-off';
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, Math.max(0, milliseconds));
    signal?.addEventListener('abort', end, { once: true });
    if (signal?.aborted) end();
  });
}
