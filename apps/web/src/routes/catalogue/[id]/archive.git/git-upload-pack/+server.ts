import { app } from '#lib/server/app.ts';
import { isEntryId, serveObjects } from '#lib/server/archive/index.ts';
import { whoReads } from '../../archive/[object]/open-or-404.ts';
import { servedResponse } from '../served-response.ts';
import type { RequestHandler } from './$types.ts';

/** What `git clone` and `git fetch` ask for after that: objects. Nothing is written. */
export const POST: RequestHandler = async (event) => {
  const { params, request } = event;
  if (!isEntryId(params.id)) return servedResponse({ ok: false, problem: 'no-copy' });
  // No form of another site can send this type, so that no visitor of it makes a copy start.
  if (request.headers.get('content-type') !== 'application/x-git-upload-pack-request')
    return servedResponse({ ok: false, problem: 'not-understood' });
  const asked = new Uint8Array(await request.arrayBuffer());
  const isPacked = request.headers.get('content-encoding') === 'gzip';
  const clone = {
    folder: app().archive.folder,
    softwareId: params.id,
    who: whoReads(event),
    protocol: request.headers.get('git-protocol'),
  };
  return servedResponse(serveObjects(clone, asked, isPacked));
};
