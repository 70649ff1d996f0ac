import { error, type RequestEvent } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  findEntry,
  openRelease,
  pathParts,
  type OpenRelease,
  type TreeEntry,
} from '#lib/server/archive/index.ts';
import { clientAddress } from '#lib/server/security/index.ts';

/** The release of this address; answers 404 where the copy has none. */
export async function releaseOr404({ id, object }: { id: string; object: string }): Promise<OpenRelease> {
  const { db, archive } = app();
  return (await openRelease(db, archive.folder, id, object)) ?? error(404, 'not found');
}

/** What lies at this path of a release; answers 404 where there is nothing. */
export async function entryOr404(
  release: OpenRelease,
  path: string,
): Promise<TreeEntry & { path: string[] }> {
  const parts = pathParts(path) ?? error(404, 'not found');
  const entry = await findEntry(release.directory, release.directoryId, parts);
  return entry ? { ...entry, path: parts } : error(404, 'not found');
}

/** Whose turn it is: the address of the connection, as far as the proxies of the operator tell it. */
export function whoReads(event: Pick<RequestEvent, 'request' | 'getClientAddress'>): string {
  const forwarded = event.request.headers.get('x-forwarded-for');
  return clientAddress({ socket: event.getClientAddress(), forwarded }, app().signIn?.proxyHops ?? 0);
}
