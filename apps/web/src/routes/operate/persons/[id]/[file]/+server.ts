import { app } from '#lib/server/app.ts';
import { personFile } from '../../../../settings/persons/person-page.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ locals, params }) =>
  personFile(app(), params.id, 'operator', params.file, locals.language);
