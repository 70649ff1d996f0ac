import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { listenOnNewPort } from '../listen-on-new-port.ts';

type Claims = Record<string, unknown>;
/** An answer written by hand, or what becomes of the right one. */
type Spoiler = { write: (response: ServerResponse) => void } | ((right: Claims) => unknown);

/** What a provider does wrong; what is left out is right. */
export interface Evil {
  discovery?: Spoiler;
  keys?: Spoiler;
  header?: Claims;
  claims?: (right: Claims) => Claims;
  /** Makes the whole token from header and claims. */
  token?: (header: Claims, claims: Claims, provider: EvilProvider) => string;
  answer?: Spoiler;
  userinfo?: Spoiler;
}

export interface EvilProvider {
  issuer: string;
  /** What was asked for, by path. */
  asked: string[];
  key: KeyObject;
  otherKey: KeyObject;
  publicKey: KeyObject;
  clientId: string;
  nonce: string;
  evil: Evil;
  stop(): Promise<void>;
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token signed with this key by RSA and SHA-256. */
export function signed(header: Claims, claims: Claims, key: KeyObject): string {
  const text = `${json(header)}.${json(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

/** A token that takes the public key for a shared secret. */
export function signedWithPublicKey(header: Claims, claims: Claims, { publicKey }: EvilProvider): string {
  const text = `${json({ ...header, alg: 'HS256' })}.${json(claims)}`;
  const secret = publicKey.export({ format: 'pem', type: 'spki' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

export function unsigned(header: Claims, claims: Claims): string {
  return `${json({ ...header, alg: 'none' })}.${json(claims)}.`;
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** An OpenID Provider whose every answer can be spoilt. It hands out codes without asking anybody. */
export async function startEvilProvider(): Promise<EvilProvider> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', provider.issuer).pathname;
    provider.asked.push(path);
    const { evil, issuer } = provider;
    if (path === '/.well-known/openid-configuration') {
      give(response, evil.discovery, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        authorization_response_iss_parameter_supported: true,
      });
    } else if (path === '/keys') {
      const keys = [
        { ...provider.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' },
      ];
      give(response, evil.keys, { keys });
    } else if (path === '/token') {
      const now = Math.floor(Date.now() / 1000);
      const right = {
        iss: issuer,
        sub: 'somebody',
        aud: provider.clientId,
        exp: now + 300,
        iat: now,
        nonce: provider.nonce,
        email: `somebody@${new URL(issuer).port}.stadt.example`,
        email_verified: true,
        groups: ['it'],
      };
      const header = { alg: 'RS256', kid: 'one', typ: 'JWT', ...evil.header };
      const claims = evil.claims ? evil.claims(right) : right;
      const id_token = evil.token
        ? evil.token(header, claims, provider)
        : signed(header, claims, provider.key);
      give(response, evil.answer, {
        access_token: 'access',
        token_type: 'Bearer',
        expires_in: 300,
        id_token,
      });
    } else if (path === '/userinfo') give(response, evil.userinfo, { sub: 'somebody' });
    else send(response, 404, {});
  });
  const port = await listenOnNewPort(server);
  const provider: EvilProvider = {
    issuer: `http://127.0.0.1:${port}`,
    asked: [],
    key: pair.privateKey,
    otherKey: other.privateKey,
    publicKey: pair.publicKey,
    clientId: 'allmende',
    nonce: '',
    evil: {},
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return provider;
}

function give(response: ServerResponse, spoiler: Spoiler | undefined, right: Claims): void {
  if (spoiler === undefined) send(response, 200, right);
  else if ('write' in spoiler) spoiler.write(response);
  else send(response, 200, spoiler(right));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Writes an answer by hand. */
export function raw(status: number, body: string | Buffer, headers: Record<string, string> = {}): Spoiler {
  return {
    write: (response) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body);
    },
  };
}

/** Begins an answer and never ends it. */
export function stalled(): Spoiler {
  return {
    write: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"issuer":');
    },
  };
}

/** Sends without end. */
export function endless(): Spoiler {
  return {
    write: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const piece = Buffer.alloc(65_536, ' ');
      const more = (): void => {
        while (!response.destroyed && response.write(piece));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
  };
}

/** Breaks the connection. */
export function broken(): Spoiler {
  return { write: (response) => void response.socket?.destroy() };
}
