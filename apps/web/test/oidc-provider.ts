import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';

/** Somebody who can sign in at the provider; `login` is all that its page asks for. */
export interface ProviderUser {
  login: string;
  name: string;
  email?: string;
  /** Default true. */
  emailVerified?: boolean;
  groups?: string[];
}

export interface RunningProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Changes what the provider says about its users from now on. */
  users: ProviderUser[];
  stop(): Promise<void>;
}

/**
 * A real OpenID Provider on this computer. Its page has one field, `login`, and a button. Clients may come from any
 * port of 127.0.0.1 and localhost, and from the further addresses given.
 *
 * @example const provider = await startOidcProvider({ users: [{ login: 'erika', name: 'Erika', groups: ['it'] }] });
 */
export async function startOidcProvider({
  users,
  origins = [],
}: {
  users: ProviderUser[];
  origins?: string[];
}): Promise<RunningProvider> {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  const running: RunningProvider = {
    issuer,
    clientId: 'allmende',
    clientSecret: randomBytes(24).toString('base64url'),
    users,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  const provider = providerFor(running, ['http://127.0.0.1', 'http://localhost', ...origins]);
  const callback = provider.callback();
  answer = (request, response) => {
    const page = /^\/interaction\/[\w-]+$/.test(request.url ?? '');
    void (page ? askWho(provider, running, request, response) : callback(request, response)).catch(() => {
      response.statusCode = 500;
      response.end('the provider failed');
    });
  };
  return running;
}

function providerFor(running: RunningProvider, origins: string[]): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider: Provider = new Provider(running.issuer, {
    clients: [
      {
        client_id: running.clientId,
        client_secret: running.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: origins.map((origin) => `${origin}/sign-in/oidc/callback`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/sign-in`),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username', 'groups'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, login) => {
      const user = running.users.find((each) => each.login === login);
      return (
        user && {
          accountId: login,
          claims: () => ({
            sub: login,
            name: user.name,
            preferred_username: login,
            groups: user.groups ?? [],
            ...(user.email === undefined
              ? {}
              : { email: user.email, email_verified: user.emailVerified ?? true }),
          }),
        }
      );
    },
    // Nobody is asked whether the client may know who they are.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    ttl: {
      Grant: 600,
      Session: 600,
      Interaction: 600,
      AccessToken: 600,
      IdToken: 600,
      AuthorizationCode: 60,
    },
  });
  // Nobody knows the port of the server under test before it runs.
  const isOurs = (path: string) => (address: string) => {
    const { origin, pathname, hostname } = new URL(address);
    return pathname === path && (origins.includes(origin) || ['127.0.0.1', 'localhost'].includes(hostname));
  };
  Object.assign(provider.Client.prototype, {
    redirectUriAllowed: isOurs('/sign-in/oidc/callback'),
    postLogoutRedirectUriAllowed: isOurs('/sign-in'),
  });
  return provider;
}

async function askWho(
  provider: Provider,
  { users }: RunningProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') return showForm(response, '');
  let body = '';
  for await (const piece of request) body += String(piece);
  const form = new URLSearchParams(body);
  if (form.has('cancel')) {
    const refused = { error: 'access_denied', error_description: 'The person does not want to sign in.' };
    return provider.interactionFinished(request, response, refused);
  }
  const login = form.get('login') ?? '';
  if (!users.some((user) => user.login === login)) return showForm(response, 'Unknown. ');
  return provider.interactionFinished(request, response, { login: { accountId: login } });
}

function showForm(response: ServerResponse, message: string): void {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><html lang="en"><title>Test provider</title><link rel="icon" href="data:,"><h1>Test provider</h1>
<form method="post"><p>${message}</p><label>Login <input name="login" autofocus></label>
<button>Sign in</button> <button name="cancel" value="yes">Cancel</button></form></html>`);
}
