import { app } from '#lib/server/app.ts';
import { answerScim } from '#lib/server/directory/index.ts';
import type { RequestHandler } from './$types.ts';

const answer: RequestHandler = ({ request, params, url }) =>
  answerScim(app().db, request, { path: params.path, base: `${url.origin}/scim/v2` });

export const GET: RequestHandler = answer;
export const POST: RequestHandler = answer;
export const PUT: RequestHandler = answer;
export const PATCH: RequestHandler = answer;
export const DELETE: RequestHandler = answer;
