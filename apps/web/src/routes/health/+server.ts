import { text } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { storeAnswers } from '#lib/server/accounts/index.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async () => {
  await storeAnswers(app().db);
  return text('ok');
};
