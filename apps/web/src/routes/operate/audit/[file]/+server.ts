import { app } from '#lib/server/app.ts';
import { auditFile } from '../../../audit/audit-file.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ locals, params, url }) =>
  auditFile(app(), null, params.file, url.searchParams, locals.language);
