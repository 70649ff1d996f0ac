import { endSessions, takeSession } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import type { RequestHandler } from './$types.ts';

/** Ends the session of this browser; with `all`, every session of the account. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const { db, signIn } = app();
  if (!signIn) return new Response(null, { status: 303, headers: { location: '/' } });
  const { id, session } = locals.actor;
  const form = await request.formData();
  if (session) await endSessions(db, id, form.has('all') ? { except: null } : { only: session });
  takeSession(cookies, signIn.origin);
  // Pages and anything scripts have kept go, too; cookies stay, because one of them makes this browser a known one.
  const headers = { location: '/sign-in?signed-out', 'clear-site-data': '"cache", "storage"' };
  return new Response(null, { status: 303, headers });
};
