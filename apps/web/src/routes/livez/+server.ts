import type { RequestHandler } from './$types.ts';

/** As the European catalogue says that it lives. */
export const GET: RequestHandler = () =>
  new Response('OK', { headers: { 'content-type': 'text/plain; charset=utf-8' } });
