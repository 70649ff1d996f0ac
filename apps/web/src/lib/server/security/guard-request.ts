import { error, type RequestEvent } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { bodyLimit, isStreamed } from './body-limits.ts';
import { isCrossSite } from './cross-site.ts';
import { takeBody } from './take-body.ts';

/** They look at no cookie: whoever makes a browser write there shows no token, and is refused for that. */
const withoutCookies: ReadonlySet<string | null> = new Set([
  '/v1/[...path]',
  '/v1/validate',
  '/webhooks/[forge]',
  '/catalogue/[id]/archive.git/git-upload-pack',
]);

/**
 * Refuses what no page of this site would send: controls in the address (404), writes started by another site (403),
 * bodies over the limit of the route (413), and bodies that do not arrive (408). From here on the body lies in memory,
 * whole, unless the route reads it as it comes.
 */
export async function guardRequest(
  event: Pick<RequestEvent, 'request' | 'route' | 'url' | 'locals'>,
): Promise<void> {
  const { request } = event;
  // No page has them, and a parameter of the route may end up in a header.
  if (/%[01][0-9a-f]|%7f/i.test(event.url.pathname)) error(404, 'Not found');
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const t = texts(event.locals.language).legal.refusals;
  if (!withoutCookies.has(event.route.id) && isCrossSite(request, event.url.origin)) error(403, t.crossSite);
  if (isStreamed(event.route.id)) return;
  const limit = bodyLimit(event.route.id);
  const taken = await takeBody(request, limit);
  if (taken.ok) event.request = taken.request;
  else if (taken.problem === 'too-slow') error(408, t.tooSlow);
  else
    error(413, taken.problem === 'too-large' ? t.tooLarge(Math.round(limit.bytes / 1024)) : t.tooManyFields);
}
