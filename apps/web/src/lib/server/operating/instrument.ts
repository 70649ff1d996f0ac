import { randomUUID } from 'node:crypto';
import { isHttpError, isRedirect, type Handle } from '@sveltejs/kit';
import type { Closed, Lifecycle } from './lifecycle.ts';
import { log } from './log.ts';
import { countRequest } from './metrics.ts';

/** Asked by machines before anybody is signed in, by any name of this computer, and also while nothing else is taken. */
const always = new Set(['/health', '/ready']);
/** Reads only counts, and is wanted most when something is wrong. */
const whileClosed = new Set([...always, '/metrics']);

const ids = new WeakMap<Request, string>();

/** The id under which a request is found in the log; also in the header `x-request-id` of its answer. */
export function requestId({ request }: { request: Request }): string {
  const known = ids.get(request);
  if (known) return known;
  const id = randomUUID();
  ids.set(request, id);
  return id;
}

/**
 * Puts a request's handling behind the door that the lifecycle keeps, counts it and logs it: route, method, status and
 * duration, never a value of the path, the query or the body.
 */
export function instrument(lifecycle: () => Lifecycle, handle: Handle): Handle {
  return async (input) => {
    const { event, resolve } = input;
    const since = performance.now();
    const route = event.route.id;
    let leave: (() => void) | null = null;
    let status = 500;
    try {
      let response: Response;
      if (always.has(route ?? '')) response = await resolve(event);
      else {
        leave = lifecycle().enter();
        const { closed } = lifecycle();
        if (!leave && closed && !whileClosed.has(route ?? '')) response = refusal(closed);
        else response = await handle(input);
      }
      status = response.status;
      response.headers.set('x-request-id', requestId(event));
      return response;
    } catch (thrown) {
      status = isHttpError(thrown) || isRedirect(thrown) ? thrown.status : 500;
      throw thrown;
    } finally {
      leave?.();
      const milliseconds = performance.now() - since;
      countRequest(route, event.request.method, status, milliseconds / 1000);
      // Machines ask every few seconds how it goes; that would be most of the log.
      if (!whileClosed.has(route ?? '') || status >= 400)
        log(status >= 500 ? 'error' : 'info', 'request', {
          request: requestId(event),
          route,
          method: event.request.method,
          status,
          milliseconds: Math.round(milliseconds),
        });
    }
  };
}

function refusal(closed: Closed): Response {
  const text =
    closed === 'moved'
      ? 'Der Bestand ist nach PostgreSQL umgezogen; der Betrieb startet Allmende mit DATABASE_URL neu. / The store was moved; the operator restarts Allmende with DATABASE_URL.'
      : 'Allmende ist gleich wieder da. / Allmende will be back in a moment.';
  return new Response(`${text}\n`, {
    status: 503,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': closed === 'moved' ? '300' : '10',
      'cache-control': 'no-store',
    },
  });
}
