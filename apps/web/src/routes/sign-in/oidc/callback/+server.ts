import { redirect } from '@sveltejs/kit';
import { completeSignIn, giveSession, visitorOf } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { finishSignIn } from '#lib/server/directory/index.ts';
import { cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** Where the OpenID Provider sends people back to. */
export const GET: RequestHandler = async (event) => {
  const { db, signIn } = app();
  if (!signIn?.oidc) redirect(303, '/sign-in');
  const { url, cookies } = event;
  const visitor = visitorOf(event, signIn);
  const name = cookieName('oidc', signIn.origin);
  const finished = await finishSignIn(db, signIn, {
    answer: url.searchParams,
    browser: cookies.get(name),
    visitorAddress: visitor.address,
  });
  if (!finished.ok) redirect(303, `/sign-in/oidc/refused?because=${finished.problem}`);
  const signedIn = await completeSignIn(db, finished.account, ['oidc'], visitor);
  cookies.delete(name, cookieAttributes(signIn.origin));
  giveSession(cookies, signIn.origin, signedIn);
  redirect(303, finished.returnTo);
};
