import { app } from '#lib/server/app.ts';
import { personFile } from '../../../settings/persons/person-page.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ locals, params }) =>
  personFile(app(), locals.actor.id, 'self', params.file, locals.language);
