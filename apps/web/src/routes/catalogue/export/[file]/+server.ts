import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { answerExport } from '#lib/server/catalogue-exports/index.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async ({ params, request, url, locals }) => {
  const base = app().signIn?.origin.origin ?? url.origin;
  const { file } = params;
  const answer = await answerExport(app(), { file, request, url, base, language: locals.language });
  return answer ?? error(404, 'not found');
};
