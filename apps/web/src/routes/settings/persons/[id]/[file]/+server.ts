import { app } from '#lib/server/app.ts';
import { personFile } from '../../person-page.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ locals, params }) =>
  personFile(app(), params.id, { authority: locals.actor.authority }, params.file, locals.language);
