import { type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { chooseLanguage } from '#lib/i18n/language.ts';
import { identify, networkOf } from '#lib/server/accounts/index.ts';
import { app, lifecycle, startApp } from '#lib/server/app.ts';
import { auditedRequest } from '#lib/server/audit/index.ts';
import { instrument, logError, requestId } from '#lib/server/operating/index.ts';
import { enforcePolicy, policyOf, uncheckedIdentity } from '#lib/server/policy/index.ts';
import { clientAddress, guardRequest, secured } from '#lib/server/security/index.ts';

export const init: ServerInit = async () => {
  await startApp();
};

export const handle: Handle = instrument(lifecycle, async ({ event, resolve }) => {
  event.locals.language = chooseLanguage(
    event.cookies.get('language'),
    event.request.headers.get('accept-language'),
  );
  const identity = await identify(event, app());
  event.locals.actor = app().db.layers.checks ? identity : uncheckedIdentity(identity);
  enforcePolicy(event);
  await guardRequest(event);
  const by = {
    actor: event.locals.actor,
    policy: event.route.id && policyOf(event.route.id, event.request.method, event.url.searchParams),
    network: () => networkOf(addressOf(event)),
    requestId: requestId(event),
  };
  const response = await auditedRequest(app().db, event, by, async () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%allmende.lang%', event.locals.language)
          .replace('%allmende.data%', () => structuredDataBlock(event.locals.structuredData)),
    }),
  );
  return secured(response, event.url);
});

/** Data, no script, though the element is called so. Written by the server alone: no script may make such an element. */
function structuredDataBlock(json: string | undefined): string {
  if (json === undefined || /[<>&]/.test(json)) return '';
  return `<script type="application/ld+json">${json}</script>`;
}

function addressOf({ request, getClientAddress }: RequestEvent): string {
  const arrival = { socket: getClientAddress(), forwarded: request.headers.get('x-forwarded-for') };
  return clientAddress(arrival, app().signIn?.proxyHops ?? 0);
}

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
  if (status === 404) return { message };
  const id = requestId(event);
  logError('request-failed', thrown, { request: id, route: event.route.id, method: event.request.method });
  return { message, id };
};
