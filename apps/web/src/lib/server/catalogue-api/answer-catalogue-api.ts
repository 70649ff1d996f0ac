import { createHash } from 'node:crypto';
import { CatalogueProblem, problemAnswer } from './catalogue-problem.ts';
import { createCatalogueApi } from './create-catalogue-api.ts';
import { credentialsOf } from './credentials.ts';
import type { CatalogueApiContext } from './operation.ts';
import { largestPage } from './page.ts';
import { rateGate } from './rate-gate.ts';

const mount = '/v1';
const api = createCatalogueApi();
const gate = rateGate({ aMinute: 600, clients: 20_000 });
/** A token stands for a program that goes through a whole catalogue. */
const tokenGate = rateGate({ aMinute: 6000, clients: 20_000 });

const shared = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'link, etag, retry-after',
};

/**
 * Answers one request below /v1. Who asks is told by the Authorization header alone: neither cookies nor the computer
 * that the request comes from give a right.
 *
 * @example return answerCatalogueApi(request, context)
 */
export async function answerCatalogueApi(request: Request, context: CatalogueApiContext): Promise<Response> {
  const { method, headers, signal } = request;
  const address = new URL(request.url);
  const credentials = await credentialsOf(request, context);
  const at = context.now().getTime();
  // Who shows a token that is none is counted by where it comes from, so that trying many is slow.
  const wait = credentials ? tokenGate.pass(credentials.actor, at) : gate.pass(context.network, at);
  if (wait !== null)
    return problemAnswer(new CatalogueProblem(429, 'too many requests', `try again in ${wait} s`), {
      ...shared,
      'retry-after': String(wait),
    });
  const asked = new URL(address);
  asked.pathname = asked.pathname.slice(mount.length) || '/';
  const isRead = method === 'GET' || method === 'HEAD';
  const inner = new Request(asked, {
    method: isRead ? 'GET' : method,
    headers,
    signal,
    body: isRead ? null : await request.arrayBuffer(),
  });
  const path = decoded(address.pathname);
  return dressed(await api.fetch(inner, { ...context, credentials, path }), request, address);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The answer with what caches, browsers and clients that want larger pages need to know. */
async function dressed(answer: Response, request: Request, address: URL): Promise<Response> {
  const headers = new Headers({ ...Object.fromEntries(answer.headers), ...shared });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    headers.set('cache-control', 'no-store');
    return new Response(answer.body, { status: answer.status, headers });
  }
  const text = await answer.text();
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  if (answer.status === 200) headers.set('etag', etag);
  // What a token makes visible is for whoever shows it.
  const isShown = request.headers.has('authorization');
  headers.set(
    'cache-control',
    answer.status !== 200 ? 'no-store' : isShown ? 'private, no-cache' : 'public, max-age=10',
  );
  headers.set('vary', 'authorization, accept-language');
  const link = linkOf(text, address);
  if (link !== null) headers.set('link', link);
  if (Number(address.searchParams.get('page[size]')) > largestPage)
    headers.set('x-largest-page', String(largestPage));
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((each) => each.trim());
  if (answer.status === 200 && (known.includes(etag) || known.includes(`W/${etag}`)))
    return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : text, { status: answer.status, headers });
}

/** The next and the previous page as a header (RFC 8288), for clients that do not look into the body. */
function linkOf(text: string, address: URL): string | null {
  const [, prev, next] = /"links":\{"prev":(null|"[^"]*"),"next":(null|"[^"]*")\}\}$/.exec(text) ?? [];
  const links = [
    ['prev', prev],
    ['next', next],
  ].flatMap(([name, link]) => {
    if (link === undefined || link === 'null') return [];
    return [`<${address.pathname}${link.slice(1, -1)}>; rel="${name}"`];
  });
  return links.length > 0 ? links.join(', ') : null;
}
