import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { may, type Identity } from '#lib/server/accounts/index.ts';
import { policyOf } from './policy-of.ts';

/**
 * Lets a request through or ends it: to the sign-in page for who is not signed in, with 401 for programs and writes,
 * with 403 for who may not. A route without a policy is refused.
 */
export function enforcePolicy(event: Pick<RequestEvent, 'route' | 'url' | 'request' | 'locals'>): void {
  const route = event.route.id;
  // No such page: the router answers 404, which tells nothing.
  if (route === null) return;
  const t = texts(event.locals.language).frame;
  const policy = policyOf(route, event.request.method, event.url.searchParams);
  if (policy === null) error(event.request.method === 'GET' ? 403 : 405, t.errorForbidden);
  if (policy === 'public' || policy === 'directory') return;
  const identity: Identity = event.locals.actor;
  if (may(identity, policy)) return;
  if (identity.via !== 'guest') {
    if (route === '/' && event.request.method === 'GET')
      redirect(303, may(identity, 'instance:authorities') ? '/operate' : '/account');
    error(
      403,
      (policy.startsWith('inventory:') && endedText(identity, event.locals.language)) || t.errorForbidden,
    );
  }
  const isPage = event.request.method === 'GET' && event.request.headers.get('accept')?.includes('text/html');
  if (!isPage) error(401, t.errorSignIn);
  const back = event.url.pathname + event.url.search;
  redirect(303, back === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(back)}`);
}

/** For who acts for an authority that takes nothing in any more: why, and where to. Null for everybody else. */
function endedText({ authority, choices }: Identity, language: Language): string | null {
  const choice = choices.find(({ id }) => id === authority);
  if (choice?.endedOn == null) return null;
  return texts(language).members.switcher.endedBand(choice.name, formatter(language).date(choice.endedOn));
}
