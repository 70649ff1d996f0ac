import { json } from '@sveltejs/kit';
import { beginPasskey, giveFlow } from '#lib/server/accounts/index.ts';
import { problemText, field } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { RequestHandler } from './$types.ts';

/** What the browser shall make a passkey for, once the password was given again. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const { db, signIn } = requiredSignIn();
  const form = await request.formData();
  const begun = await beginPasskey(db, signIn, locals.actor, field(form, 'proof'));
  if (!begun.ok) return json({ message: problemText(locals.language, begun) });
  giveFlow(cookies, signIn.origin, begun.flow);
  return json({ options: begun.options });
};
