import { error, json } from '@sveltejs/kit';
import { beginPasskeySignIn, beginPasskeyStep, flowOf, giveFlow } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import type { RequestHandler } from './$types.ts';

/** What the browser shall ask a passkey for: to sign in alone, or with `?step` as the second step. */
export const POST: RequestHandler = async ({ cookies, url }) => {
  const { db, signIn } = app();
  if (!signIn) error(404, 'no sign-in in local mode');
  if (url.searchParams.has('step')) {
    const begun = await beginPasskeyStep(db, signIn, flowOf(cookies, signIn.origin));
    if (!begun) error(409, 'sign in with a password first');
    return json(begun.options);
  }
  const { options, flow } = await beginPasskeySignIn(db, signIn);
  giveFlow(cookies, signIn.origin, flow);
  return json(options);
};
