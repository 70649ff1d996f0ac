import { json } from '@sveltejs/kit';
import { app, lifecycle } from '#lib/server/app.ts';
import { readiness } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

export const GET: RequestHandler = async () => {
  const reason = lifecycle().closed ?? (await readiness(app().operation));
  const ready = reason === 'ready';
  return json(ready ? { ready } : { ready, reason }, {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
};
