import { answerApi } from '#lib/server/api/index.ts';
import { app } from '#lib/server/app.ts';
import type { RequestHandler } from './$types.ts';

const answer: RequestHandler = ({ request, locals }) =>
  answerApi(request, { ...app(), identity: locals.actor, language: locals.language });

export const GET: RequestHandler = answer;
export const POST: RequestHandler = answer;
