import { randomUUID } from 'node:crypto';
import { type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { chooseLanguage } from '#lib/i18n/language.ts';
import { identify } from '#lib/server/accounts/index.ts';
import { app, startApp } from '#lib/server/app.ts';
import { enforcePolicy } from '#lib/server/policy/index.ts';

export const init: ServerInit = async () => {
  await startApp();
};

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.language = chooseLanguage(
    event.cookies.get('language'),
    event.request.headers.get('accept-language'),
  );
  event.locals.actor = await identify(event, app());
  enforcePolicy(event);
  const response = await resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%allmende.lang%', event.locals.language),
  });
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  // An inventory is an attack map: no shared cache and no search engine may keep a page of it.
  if (!event.url.pathname.startsWith('/_app/')) response.headers.set('cache-control', 'private, no-store');
  response.headers.set('x-robots-tag', 'noindex');
  return response;
};

export const handleError: HandleServerError = ({ error: thrown, event, status, message }) => {
  if (status === 404) return { message };
  const id = randomUUID();
  // The path, never the query nor a form: those can hold an inventory.
  console.error(`error ${id} at ${event.request.method} ${event.url.pathname}`, thrown);
  return { message, id };
};
