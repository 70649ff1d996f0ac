import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { readMedia } from '#lib/server/media/index.ts';
import type { RequestHandler } from './$types.ts';

/** A picture of an entry. Its address is the hash of its bytes, so that it never changes and may be kept for ever. */
export const GET: RequestHandler = async ({ params }) => {
  const media = await readMedia(app().db, params.id);
  if (!media) error(404, 'not found');
  return new Response(Uint8Array.from(media.bytes), {
    headers: {
      'content-type': media.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    },
  });
};
