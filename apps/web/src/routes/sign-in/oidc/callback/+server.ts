import { redirect } from '@sveltejs/kit';
import { endSessions, sessionCookie } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { finishSignIn } from '#lib/server/directory/index.ts';
import { clientAddress, cookieAttributes, cookieName } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** Where the OpenID Provider sends people back to. */
export const GET: RequestHandler = async ({ url, cookies, request, locals, getClientAddress }) => {
  const { db, signIn } = app();
  if (!signIn?.oidc) redirect(303, '/sign-in');
  const { origin, proxyHops } = signIn;
  const name = cookieName('oidc', origin);
  const finished = await finishSignIn(db, signIn, {
    answer: url.searchParams,
    browser: cookies.get(name),
    from: {
      userAgent: request.headers.get('user-agent') ?? '',
      network: clientAddress(
        { socket: getClientAddress(), forwarded: request.headers.get('x-forwarded-for') },
        proxyHops,
      ),
    },
  });
  if (!finished.ok) redirect(303, `/sign-in/oidc/refused?because=${finished.problem}`);
  // Whoever was signed in here before has left.
  const { session, id } = locals.actor;
  if (session !== null) await endSessions(db, id, { only: session });
  cookies.delete(name, cookieAttributes(origin));
  cookies.set(sessionCookie(origin), finished.token, cookieAttributes(origin));
  redirect(303, finished.returnTo);
};
