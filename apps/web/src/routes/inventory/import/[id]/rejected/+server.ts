import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { rejectedRows } from '#lib/server/inventory/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** The rows that were not taken over, in the format of their list and each with its reason. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await rejectedRows(app().db, locals.actor, params.id, locals.language);
  if (!file) error(404, 'not found');
  return new Response(file.bytes, {
    headers: { 'content-type': file.type, 'content-disposition': attachment(file.name) },
  });
};
