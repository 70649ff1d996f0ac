import { redirect } from '@sveltejs/kit';
import { chooseAuthority } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const chosen = await chooseAuthority(app().db, String(form.get('authority')));
  cookies.set('authority', String(chosen), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: false,
    maxAge: 31_536_000,
  });
  redirect(303, safeReturn(form.get('back')));
};
