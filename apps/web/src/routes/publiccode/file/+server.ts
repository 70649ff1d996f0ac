import { attachment } from '#lib/server/security/index.ts';
import { mostBytes } from '#lib/server/publiccode/index.ts';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types.ts';

/** Gives a text that the page has just shown back as a file; nothing is kept. */
export const POST: RequestHandler = async ({ request }) => {
  const text = (await request.formData()).get('text');
  if (typeof text !== 'string' || text.length > mostBytes) error(422, 'no text');
  return new Response(text.replaceAll('\r\n', '\n'), {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': attachment('publiccode.yml'),
    },
  });
};
