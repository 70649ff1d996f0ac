import type { ApiContext } from './api-context.ts';
import { createApi } from './create-api.ts';

const mount = '/api/v1';
const api = createApi();

/**
 * Answers one request below /api/v1. Only what `context` holds is used to say who asks: neither cookies nor headers.
 *
 * @example return answerApi(request, { ...app(), identity: locals.actor, language: locals.language });
 */
export async function answerApi(request: Request, context: ApiContext): Promise<Response> {
  const address = new URL(request.url);
  address.pathname = address.pathname.slice(mount.length) || '/';
  const { method, headers, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return api.fetch(new Request(address, { method, headers, signal, body }), context);
}
