import { redirect } from '@sveltejs/kit';
import { cookieAttributes } from '#lib/server/security/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const language = form.get('language') === 'en' ? 'en' : 'de';
  cookies.set('language', language, { ...cookieAttributes(url), maxAge: 31_536_000 });
  redirect(303, safeReturn(form.get('back')));
};
