import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RequestEvent } from '@sveltejs/kit';
import { indexPlaces } from '@allmende/knowledge';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handle, handleError } from '../../src/hooks.server.ts';
import { lifecycle, type App } from '#lib/server/app.ts';
import { knowledge } from './given.ts';

const authorities = [
  { id: 1, name: 'Musterstadt', sample: true, workplaces: 520 },
  { id: 2, name: 'Meine Verwaltung', sample: false, workplaces: null },
];
const running = globalThis as typeof globalThis & { allmendeStarted?: App };

beforeEach(() => {
  const db = { layers: { checks: true }, asOperator: () => Promise.resolve(authorities) };
  running.allmendeStarted = {
    db: db as unknown as App['db'],
    knowledge,
    places: indexPlaces([]),
    version: '0',
    signIn: null,
    catalogueSearch: {} as App['catalogueSearch'],
    archive: { folder: '/nonexistent', bytes: 0 },
    exports: '/nonexistent',
    operation: {} as App['operation'],
  };
  lifecycle().open();
});
afterEach(() => {
  delete running.allmendeStarted;
  vi.restoreAllMocks();
});

function eventOf(
  address: string,
  cookies: Record<string, string> = {},
  headers: Record<string, string> = {},
): RequestEvent {
  return {
    url: new URL(address),
    request: new Request(address, { headers }),
    cookies: { get: (name: string) => cookies[name] },
    locals: {},
    params: {},
    route: { id: '/inventory' },
  } as unknown as RequestEvent;
}

async function answerTo(event: RequestEvent): Promise<Response> {
  return handle({
    event,
    resolve: async (_event, options) => {
      const html = await options?.transformPageChunk?.({ html: '<html lang="%allmende.lang%">', done: true });
      return new Response(html);
    },
  });
}

describe('local mode', () => {
  it('answers on the names of this computer only, against pages that point a name of their own at it', async () => {
    for (const host of ['127.0.0.1:3000', 'localhost', 'localhost:5173', '[::1]:3000'])
      expect((await answerTo(eventOf(`http://${host}/inventory`))).status).toBe(200);
    for (const host of [
      'evil.example',
      'allmende.stadt.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '192.168.1.7',
      '0.0.0.0',
      '127.0.0.2',
    ])
      await expect(answerTo(eventOf(`http://${host}/inventory`)), host).rejects.toMatchObject({
        status: 403,
      });
  });

  it('tells the browser to keep pages to itself and to guess nothing', async () => {
    const { headers } = await answerTo(eventOf('http://127.0.0.1:3000/report'));
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    });
  });

  it('sets the language of the page and of the request', async () => {
    const event = eventOf('http://127.0.0.1/', { language: 'en' }, { 'accept-language': 'de' });
    expect(await (await answerTo(event)).text()).toBe('<html lang="en">');
    expect(event.locals.language).toBe('en');
  });

  it('acts for the chosen authority alone, and for the first one when the choice is none of them', async () => {
    for (const [choice, authority] of [
      ['2', 2],
      ['1', 1],
      ['7', 1],
      ['2 or 1=1', 1],
      ['', 1],
    ] as const) {
      const event = eventOf('http://127.0.0.1/', { authority: choice });
      await answerTo(event);
      expect(event.locals.actor).toMatchObject({ authority, authorities: [authority] });
    }
  });
});

describe('an error', () => {
  const input = (address: string, status: number) => ({
    error: new Error('broken'),
    event: eventOf(address),
    status,
    message: 'Internal Error',
  });

  it('gets a number that its log line bears too, without the query', async () => {
    const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const told = await handleError(input('http://127.0.0.1/inventory?q=geheim', 500));
    const line = String(logged.mock.calls[0]?.[0]);
    expect(told).toEqual({ message: 'Internal Error', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(line).toContain((told as { id: string }).id);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      method: 'GET',
      route: '/inventory',
      error: 'Error',
    });
    expect(line).not.toMatch(/geheim|broken/);
  });

  it('about a page that is not there is no error of the server', async () => {
    const logged = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    expect(await handleError(input('http://127.0.0.1/nowhere', 404))).toEqual({ message: 'Internal Error' });
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('the files of the routes', () => {
  const routes = resolve(import.meta.dirname, '../../src/routes');
  const files = readdirSync(routes, { recursive: true, withFileTypes: true }).flatMap((file) =>
    file.isFile() && /^\+(server|(page|layout)(\.server)?)\.ts$/.test(file.name)
      ? [join(file.parentPath, file.name)]
      : [],
  );
  const known: Record<string, string[]> = {
    '+server.ts': [
      'GET',
      'POST',
      'PUT',
      'PATCH',
      'DELETE',
      'OPTIONS',
      'HEAD',
      'fallback',
      'prerender',
      'trailingSlash',
      'config',
      'entries',
    ],
    '+page.server.ts': ['load', 'actions', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config', 'entries'],
    '+layout.server.ts': ['load', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config'],
    '+page.ts': ['load', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config', 'entries'],
    '+layout.ts': ['load', 'prerender', 'csr', 'ssr', 'trailingSlash', 'config'],
  };

  it('are there', () => {
    expect(files.length).toBeGreaterThan(15);
  });

  it.each(files.map((file) => relative(routes, file)))(
    '%s exports what SvelteKit knows and nothing else',
    async (file) => {
      const module = (await import(/* @vite-ignore */ pathToFileURL(join(routes, file)).href)) as Record<
        string,
        unknown
      >;
      const allowed = known[file.split('/').at(-1) ?? ''] ?? [];
      expect(Object.keys(module).length).toBeGreaterThan(0);
      expect(Object.keys(module).filter((name) => !allowed.includes(name) && !name.startsWith('_'))).toEqual(
        [],
      );
      const actions = module['actions'] as Record<string, unknown> | undefined;
      for (const [name, action] of Object.entries(actions ?? {})) {
        expect(typeof action, name).toBe('function');
        if (name === 'default') expect(Object.keys(actions ?? {})).toEqual(['default']);
      }
    },
  );
});
