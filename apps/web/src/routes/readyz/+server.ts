import { app, lifecycle } from '#lib/server/app.ts';
import { readiness } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

/** As the European catalogue says that it can work; why it cannot is told by `/ready`. */
export const GET: RequestHandler = async () => {
  const isReady = (lifecycle().closed ?? (await readiness(app().operation))) === 'ready';
  return new Response(isReady ? 'OK' : 'not ready', {
    status: isReady ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
};
