import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { planProgress } from '#lib/server/planning/index.ts';
import type { RequestHandler } from './$types.ts';

/** How far the computing of a plan is; null when none goes on any more. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const { db } = app();
  const progress = await planProgress(db, locals.actor, params.id);
  return json(progress, { headers: { 'cache-control': 'no-store' } });
};
