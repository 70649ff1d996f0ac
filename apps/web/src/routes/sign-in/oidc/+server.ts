import { redirect } from '@sveltejs/kit';
import { visitorOf } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { beginSignIn, flowSeconds } from '#lib/server/directory/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import { cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** Leads to the OpenID Provider. A link, because the content policy lets no form leave this site. */
export const GET: RequestHandler = async (event) => {
  const { db, signIn } = app();
  if (!signIn?.oidc) redirect(303, '/sign-in');
  const { url, cookies } = event;
  const name = cookieName('oidc', signIn.origin);
  const begun = await beginSignIn(db, signIn, {
    returnTo: safeReturn(url.searchParams.get('return') ?? '/'),
    browser: cookies.get(name),
    visitorAddress: visitorOf(event, signIn).address,
  });
  if (!begun.ok) {
    const wait = begun.problem === 'too-often' ? `&wait=${begun.retryAfter}` : '';
    redirect(303, `/sign-in/oidc/refused?because=${begun.problem}${wait}`);
  }
  cookies.set(name, begun.browser, { ...cookieAttributes(signIn.origin), maxAge: flowSeconds });
  redirect(303, begun.address);
};
