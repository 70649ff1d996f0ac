import { redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { beginSignIn, flowSeconds } from '#lib/server/directory/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import { cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** Leads to the OpenID Provider. A link, because the content policy lets no form leave this site. */
export const GET: RequestHandler = async ({ url, cookies }) => {
  const { db, signIn } = app();
  if (!signIn?.oidc) redirect(303, '/sign-in');
  const name = cookieName('oidc', signIn.origin);
  const begun = await beginSignIn(db, signIn, {
    returnTo: safeReturn(url.searchParams.get('return') ?? '/'),
    browser: cookies.get(name),
  });
  if (!begun.ok) redirect(303, `/sign-in/oidc/refused?because=${begun.problem}`);
  cookies.set(name, begun.browser, { ...cookieAttributes(signIn.origin), maxAge: flowSeconds });
  redirect(303, begun.address);
};
