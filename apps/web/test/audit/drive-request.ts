import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isActionFailure, isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { handle } from '../../src/hooks.server.ts';

const routes = resolve(import.meta.dirname, '../../src/routes');
const origin = 'http://127.0.0.1:3000';

/** One request to a route, as a browser or a program sends it. */
export interface Driven {
  /** E.g. `/inventory`. */
  route: string;
  /** A method, or the name of a form action. */
  call: string;
  params?: Record<string, string>;
  query?: string;
  body?:
    | Record<string, string | string[]>
    | { json: unknown }
    | { file: Uint8Array }
    | { upload: { name: string; bytes: Uint8Array } };
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** Sends a request through the hooks to the file of its route. Gives status, and where it leads to. */
export async function drive(request: Driven): Promise<{ status: number; location: string; data: unknown }> {
  const { route, call, params = {}, query = '', body, headers = {}, cookies = {} } = request;
  const folder = join(routes, route);
  const action = methods.has(call) ? null : call;
  const path = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => params[name] ?? '');
  const search = [action !== null && action !== 'default' ? `/${action}` : '', query]
    .filter(Boolean)
    .join('&');
  const url = new URL(`${path}${search && `?${search}`}`, origin);
  let data: unknown = null;
  const event = {
    url,
    params,
    route: { id: route },
    request: new Request(url, {
      method: action === null ? call : 'POST',
      headers: {
        origin,
        accept: 'application/json',
        ...(body && 'json' in body && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: bodyOf(body) }),
    }),
    cookies: { get: (name: string) => cookies[name], set: () => {}, delete: () => {} },
    locals: {},
    getClientAddress: () => '203.0.113.77',
  } as unknown as RequestEvent;
  const response = await handle({
    event,
    resolve: async (given) => {
      try {
        const isPage = existsSync(join(folder, '+page.server.ts')) && action !== null;
        const module = (await import(
          /* @vite-ignore */ pathToFileURL(join(folder, isPage ? '+page.server.ts' : '+server.ts')).href
        )) as Record<string, unknown>;
        const run = isPage
          ? (module['actions'] as Record<string, (event: RequestEvent) => Promise<unknown>>)[action]
          : (module[call] as (event: RequestEvent) => Promise<unknown>);
        if (!run) throw new Error(`${route} has no ${call}`);
        const result = await run(given);
        if (result instanceof Response) return result;
        data = result;
        return new Response(null, { status: isActionFailure(result) ? result.status : 200 });
      } catch (thrown) {
        if (isRedirect(thrown))
          return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
        if (isHttpError(thrown)) return new Response(null, { status: thrown.status });
        throw thrown;
      }
    },
  });
  await response.clone().arrayBuffer();
  return { status: response.status, location: response.headers.get('location') ?? '', data };
}

function bodyOf(body: NonNullable<Driven['body']>): BodyInit {
  if ('json' in body) return JSON.stringify(body.json);
  if ('file' in body) return Uint8Array.from(body.file as Uint8Array);
  if ('upload' in body) {
    const { name, bytes } = body.upload as { name: string; bytes: Uint8Array };
    const upload = new FormData();
    upload.set('file', new File([Uint8Array.from(bytes)], name));
    return upload;
  }
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(body))
    for (const each of [value].flat()) form.append(name, String(each));
  return form;
}
