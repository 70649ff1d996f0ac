import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { suggest } from '#lib/server/catalogue-search/index.ts';
import type { RequestHandler } from './$types.ts';

/** Suggestions while a person types what they look for. */
export const GET: RequestHandler = ({ url, locals }) =>
  json(suggest(app(), url.searchParams.get('q') ?? '', locals.language));
