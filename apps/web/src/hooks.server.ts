import { type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { chooseLanguage } from '#lib/i18n/language.ts';
import { identify } from '#lib/server/accounts/index.ts';
import { app, lifecycle, startApp } from '#lib/server/app.ts';
import { instrument, logError, requestId } from '#lib/server/operating/index.ts';
import { enforcePolicy } from '#lib/server/policy/index.ts';
import { guardRequest, secured } from '#lib/server/security/index.ts';

export const init: ServerInit = async () => {
  await startApp();
};

export const handle: Handle = instrument(lifecycle, async ({ event, resolve }) => {
  event.locals.language = chooseLanguage(
    event.cookies.get('language'),
    event.request.headers.get('accept-language'),
  );
  event.locals.actor = await identify(event, app());
  enforcePolicy(event);
  await guardRequest(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%allmende.lang%', event.locals.language),
  });
  return secured(response, event.url);
});

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
  if (status === 404) return { message };
  const id = requestId(event);
  logError('request-failed', thrown, { request: id, route: event.route.id, method: event.request.method });
  return { message, id };
};
