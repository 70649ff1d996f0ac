import { app } from '#lib/server/app.ts';
import { auditFile } from '../audit-file.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ locals, params, url }) =>
  auditFile(app(), locals.actor, params.file, url.searchParams, locals.language);
