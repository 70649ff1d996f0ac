import { app } from '#lib/server/app.ts';
import { isEntryId, serveNames } from '#lib/server/archive/index.ts';
import { whoReads } from '../../../archive/[object]/open-or-404.ts';
import { servedResponse } from '../../served-response.ts';
import type { RequestHandler } from './$types.ts';

/** The first request of `git clone`. Only reading is served, and only to programs that speak as git has since 2010. */
export const GET: RequestHandler = (event) => {
  const { params, url, request } = event;
  if (!isEntryId(params.id)) return servedResponse({ ok: false, problem: 'no-copy' });
  if (url.searchParams.get('service') !== 'git-upload-pack')
    return new Response('This archive can only be read, by git clone and git fetch.\n', {
      status: 403,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  return servedResponse(
    serveNames({
      folder: app().archive.folder,
      softwareId: params.id,
      who: whoReads(event),
      protocol: request.headers.get('git-protocol'),
    }),
  );
};
