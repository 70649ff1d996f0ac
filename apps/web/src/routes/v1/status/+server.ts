import type { RequestHandler } from './$types.ts';

/** As the validator of the European catalogue answers when it is well. */
export const GET: RequestHandler = () => new Response(null, { status: 204 });
