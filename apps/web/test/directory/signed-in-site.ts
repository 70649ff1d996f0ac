import type { RequestEvent } from '@sveltejs/kit';
import { handle } from '../../src/hooks.server.ts';
import { sessionCookie, startSession } from '#lib/server/accounts/index.ts';
import { lifecycle, type App } from '#lib/server/app.ts';
import type { SignInConfig } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { knowledge } from '../use-cases/given.ts';

export const origin = new URL('https://allmende.example');

export const signIn = (oidc: SignInConfig['oidc'] = null): SignInConfig => ({
  origin,
  proxyHops: 0,
  secret: 'a secret of thirty-two characters',
  mail: null,
  oidc,
});

type Handlers = Readonly<Record<string, unknown>>;
type Method = (event: RequestEvent) => Response | Promise<Response>;

/** Runs requests through the hooks and the handler of a route, as the server does; keeps cookies like a browser. */
export interface Browser {
  cookies: Map<string, string>;
  go(route: string, handlers: Handlers, address: string | URL, init?: RequestInit): Promise<Response>;
}

const running = globalThis as typeof globalThis & { allmendeStarted?: App };

/** Makes this store the running program, with sign-in. */
export function runOn(db: Database, config: SignInConfig, more: Partial<App> = {}): void {
  lifecycle().open();
  running.allmendeStarted = { db, knowledge, version: '0', signIn: config, ...more } as App;
}

export function stopRunning(): void {
  delete running.allmendeStarted;
}

export function browser(): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    go: async (route, handlers, address, init = {}) => {
      const url = new URL(address, origin);
      const request = new Request(url, init);
      const params = { path: route.endsWith('[...path]') ? url.pathname.slice(route.length - 9) : '' };
      const event = {
        url,
        request,
        params,
        route: { id: route },
        locals: {},
        cookies: {
          get: (name: string) => cookies.get(name),
          set: (name: string, value: string) => void cookies.set(name, value),
          delete: (name: string) => void cookies.delete(name),
        },
        getClientAddress: () => '127.0.0.1',
        setHeaders: () => {},
      } as unknown as RequestEvent;
      try {
        return await handle({
          event,
          resolve: async (given) => {
            const method = handlers[request.method] as Method | undefined;
            return method ? method(given as RequestEvent) : new Response(null, { status: 405 });
          },
        });
      } catch (thrown) {
        return refusal(thrown);
      }
    },
  };
}

/** What SvelteKit makes of a redirect or an error that was thrown. */
function refusal(thrown: unknown): Response {
  if (typeof thrown !== 'object' || thrown === null || !('status' in thrown)) throw thrown;
  const { status } = thrown as { status: number };
  if ('location' in thrown)
    return new Response(null, { status, headers: { location: String(thrown.location) } });
  return new Response(JSON.stringify('body' in thrown ? thrown.body : null), { status });
}

/** Signs a person in without asking, and answers pages of the site that only need to be reachable. */
export async function signedIn(db: Database, account: string): Promise<Browser> {
  const visitor = browser();
  const token = await startSession(db, account, { factors: ['password'], userAgent: '', network: '' });
  visitor.cookies.set(sessionCookie(origin), token);
  return visitor;
}

/** Whether the visitor may see a page: the status that the hooks give, with nothing behind them. */
export async function statusOf(visitor: Browser, route: string, headers: HeadersInit = {}): Promise<number> {
  const page = { GET: () => new Response('page') };
  return (await visitor.go(route, page, route, { headers })).status;
}
