import { error, redirect } from '@sveltejs/kit';
import { actFor, chooseAuthority } from '#lib/server/accounts/index.ts';
import { resolveAuthority } from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const form = await request.formData();
  const wanted = String(form.get('authority'));
  if (locals.actor.session) {
    const id = await resolveAuthority(app().db, locals.actor, wanted);
    if (id === null) error(404, 'no such authority');
    await actFor(app().db, locals.actor.session, id);
  } else {
    const chosen = await chooseAuthority(app().db, wanted);
    cookies.set('authority', String(chosen), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: false,
      maxAge: 31_536_000,
    });
  }
  redirect(303, safeReturn(form.get('back')));
};
