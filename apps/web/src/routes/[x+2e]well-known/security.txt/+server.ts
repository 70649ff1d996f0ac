import { error, text } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { contactOf, securityTxt } from '#lib/server/site/index.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ url }) => {
  const contact = await contactOf(app().db, 'security-contact');
  if (contact === null) error(404, 'The operator has not named a contact.');
  return text(securityTxt(contact, url.origin, new Date()), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
