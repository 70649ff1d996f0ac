import { validate } from '#lib/server/publiccode/index.ts';
import type { RequestHandler } from './$types.ts';

/** The European validator's question: a publiccode.yml as the body, and whether the reference parser would take it. */
export const POST: RequestHandler = async ({ request }) =>
  Response.json(validate(new Uint8Array(await request.arrayBuffer())));
