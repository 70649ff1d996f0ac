import { z } from 'zod';
import type { AllowedHosts } from '#lib/server/outbound/index.ts';
import type { GlpiTrouble } from './glpi-trouble.ts';
import { guardedRequest, type Answer, type RequestLimits } from '#lib/server/outbound/index.ts';

/** How a person is known to a GLPI; held in memory only, for as long as a fetch lasts. */
export interface GlpiAccess {
  /** The address of GLPI as people open it, or that of `apirest.php`. */
  address: URL;
  appToken: string | null;
  signIn: { userToken: string } | { login: string; password: string };
}

export interface GlpiConnection {
  access: GlpiAccess;
  allowed: AllowedHosts;
  limits: RequestLimits;
  signal?: AbortSignal | undefined;
}

export type Asked<T> = { ok: true; value: T } | { ok: false; trouble: GlpiTrouble };

export interface Reply {
  status: number;
  headers: Answer['headers'];
  value: unknown;
}

const glpiError = z.tuple([z.string().regex(/^ERROR_/)], z.unknown());
const started = z.object({ session_token: z.string().min(1).max(500) });

/** The address of the interface below the address of a GLPI. @example interfaceOf(new URL('https://glpi.x/front/')).href // 'https://glpi.x/apirest.php' */
export function interfaceOf(address: URL): URL {
  const base = address.pathname
    .replace(/\/(?:apirest|index)\.php.*$/s, '')
    .replace(/\/front(?:\/.*)?$/s, '')
    .replace(/(?<!\/)\/+$/, '');
  return new URL(`${base}/apirest.php`, address.origin);
}

/**
 * A session of GLPI's REST interface, version 1. A session that ends before its time is opened once more, and what was
 * asked is asked again. Problems are values; only an aborted signal rejects.
 */
export class GlpiSession {
  readonly #connection: GlpiConnection;
  readonly #base: URL;
  #token = '';

  private constructor(connection: GlpiConnection) {
    this.#connection = connection;
    this.#base = interfaceOf(connection.access.address);
  }

  /** Signs in. */
  static async open(connection: GlpiConnection): Promise<Asked<GlpiSession>> {
    const session = new GlpiSession(connection);
    const trouble = await session.#signIn();
    return trouble ? { ok: false, trouble } : { ok: true, value: session };
  }

  /** Asks for a resource, e.g. `search/Software`. */
  async get(path: string, query: Record<string, string> = {}): Promise<Asked<Reply>> {
    return this.#again(() => this.#send('GET', path, query));
  }

  async post(path: string, body: unknown): Promise<Asked<Reply>> {
    return this.#again(() => this.#send('POST', path, {}, JSON.stringify(body)));
  }

  /** Signs out; that it fails matters to nobody, sessions end by themselves. Works after an abort as well. */
  async close(): Promise<void> {
    if (this.#token === '') return;
    const { signal: _aborted, ...connection } = this.#connection;
    await this.#send('GET', 'killSession', {}, undefined, {
      ...connection,
      limits: { ...connection.limits, milliseconds: Math.min(5000, connection.limits.milliseconds) },
    });
    this.#token = '';
  }

  async #again(send: () => Promise<Asked<Reply>>): Promise<Asked<Reply>> {
    const first = await send();
    if (first.ok || first.trouble.code !== 'session-lost') return first;
    const trouble = await this.#signIn();
    return trouble ? { ok: false, trouble } : send();
  }

  async #signIn(): Promise<GlpiTrouble | null> {
    const { signIn } = this.#connection.access;
    this.#token = '';
    const authorization =
      'userToken' in signIn
        ? `user_token ${signIn.userToken}`
        : `Basic ${Buffer.from(`${signIn.login}:${signIn.password}`).toString('base64')}`;
    const asked = await this.#send('GET', 'initSession', {}, undefined, this.#connection, { authorization });
    if (!asked.ok) return asked.trouble;
    const parsed = started.safeParse(asked.value.value);
    if (!parsed.success || !isHeaderText(parsed.data.session_token)) return { code: 'not-glpi' };
    this.#token = parsed.data.session_token;
    return null;
  }

  async #send(
    method: 'GET' | 'POST',
    path: string,
    query: Record<string, string>,
    body?: string,
    { access, allowed, limits, signal }: GlpiConnection = this.#connection,
    headers: Record<string, string> = {},
  ): Promise<Asked<Reply>> {
    const url = new URL(`${this.#base.pathname}/${path}`, this.#base);
    url.search = new URLSearchParams(query).toString();
    const asked = await guardedRequest({
      url,
      method,
      allowed,
      limits,
      signal,
      ...(body === undefined ? {} : { body }),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        ...(access.appToken === null ? {} : { 'app-token': access.appToken }),
        ...(this.#token === '' ? {} : { 'session-token': this.#token }),
        ...headers,
      },
    });
    return asked.ok ? understood(asked.answer) : asked;
  }
}

/** Tells an answer of GLPI's from an error of its, and both from what some other server says. */
function understood({ status, headers, body }: Answer): Asked<Reply> {
  if (status >= 300 && status < 400)
    return { ok: false, trouble: { code: 'redirected', ...hostOf(headers.location) } };
  const value = parsed(body);
  const error = glpiError.safeParse(value);
  if (error.success) return { ok: false, trouble: troubleOf(error.data) };
  if (status === 401) return { ok: false, trouble: { code: 'wrong-sign-in' } };
  if (status < 200 || status >= 300 || value === undefined)
    return { ok: false, trouble: { code: 'not-glpi' } };
  return { ok: true, value: { status, headers, value } };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function hostOf(location: string | undefined): { detail?: string } {
  return location !== undefined && URL.canParse(location)
    ? { detail: new URL(location).host.slice(0, 100) }
    : {};
}

const CODES: readonly (readonly [pattern: RegExp, code: GlpiTrouble['code']])[] = [
  [/^ERROR_SESSION_TOKEN_(?:INVALID|MISSING)/, 'session-lost'],
  [/^ERROR_(?:APP_TOKEN_PARAMETERS_MISSING|WRONG_APP_TOKEN_PARAMETER)/, 'wrong-app-token'],
  [/^ERROR_(?:GLPI_LOGIN|LOGIN_)/, 'wrong-sign-in'],
  [/^ERROR_(?:NOT_ALLOWED_IP|API_DISABLED|NOT_ENABLED)/, 'interface-off'],
  [/^ERROR_(?:RIGHT_MISSING|RESOURCE_NOT_FOUND|ITEM_NOT_FOUND|METHOD_NOT_ALLOWED)/, 'no-right'],
];

function troubleOf([name, text]: [string, ...unknown[]]): GlpiTrouble {
  const said = typeof text === 'string' ? text : '';
  const detail = `${name}: ${said}`.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 200);
  return { code: CODES.find(([pattern]) => pattern.test(name))?.[1] ?? 'glpi-error', detail };
}

/** Whether a text may stand in a header. */
export function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e]{1,500}$/.test(text);
}
