import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { leftOutRows } from '#lib/server/inventory/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

/** The rows of a list of several towns that went into none, each with its reason. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const file = await leftOutRows(app().db, locals.actor, params.id, locals.language);
  if (!file) error(404, 'not found');
  return new Response(file.bytes, {
    headers: { 'content-type': file.type, 'content-disposition': attachment(file.name) },
  });
};
