import { redirect } from '@sveltejs/kit';
import { safeReturn } from '#lib/server/safe-return.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData();
  const language = form.get('language') === 'en' ? 'en' : 'de';
  cookies.set('language', language, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: false,
    maxAge: 31_536_000,
  });
  redirect(303, safeReturn(form.get('back')));
};
