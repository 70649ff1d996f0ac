import { error } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { streamGit } from '#lib/server/archive/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { entryOr404, releaseOr404, whoReads } from '../../open-or-404.ts';
import type { RequestHandler } from './$types.ts';

/** A file as bytes to be kept, never to be looked at in the browser. */
export const GET: RequestHandler = async (event) => {
  const release = await releaseOr404(event.params);
  const entry = await entryOr404(release, event.params.path);
  if (entry.kind !== 'file') error(404, 'not found');
  const body = streamGit(release.directory, ['cat-file', 'blob', entry.id], { who: whoReads(event) });
  if (!body) error(503, texts(event.locals.language).archive.busy);
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(entry.bytes ?? 0),
      'content-disposition': attachment(entry.name),
    },
  });
};
