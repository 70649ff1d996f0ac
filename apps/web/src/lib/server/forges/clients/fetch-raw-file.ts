import type { Forges } from '../forges.ts';
import { courteousGet } from '../hosts/courteous-get.ts';
import type { FoundFile, FoundRepository, KnownFile } from '../repository.ts';
import { refusalOf } from './ask-forge.ts';

export interface RawFile {
  place: URL;
  path: string;
  known: KnownFile | null;
  headers?: Record<string, string>;
  /** The header with the commit that the file is from, where the forge has one. */
  revisionHeader?: string;
  /** Asked where a redirect led to the file: the repository may bear another name now. */
  askRepository: () => Promise<FoundRepository>;
}

/** Fetches a file from a forge's interface, as bytes, if it is another than the known one. */
export async function fetchRawFile(forges: Forges, given: RawFile): Promise<FoundFile> {
  const { place, path, known, headers = {} } = given;
  const asked = await courteousGet(forges, place, { headers, etag: known?.etag });
  if (!asked.ok) return { outcome: 'unreachable', trouble: asked.trouble };
  const { answer } = asked;
  if (answer.status === 304) return { outcome: 'unchanged' };
  const refused = refusalOf(answer);
  if (refused?.outcome === 'unreachable') return refused;
  if (refused)
    return { outcome: 'gone', reason: refused.outcome === 'hidden' ? 'private' : 'no-file', movedTo: null };
  const header = (name: string | undefined): string | null => {
    const value = name === undefined ? undefined : answer.headers[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const revision = header(given.revisionHeader);
  // Some servers send no ETag here, but say which commit the file is from.
  if (known && revision !== null && revision === known.revision) return { outcome: 'unchanged' };
  let movedTo: string | null = null;
  if (answer.redirected) {
    const now = await given.askRepository();
    if (now.outcome === 'found' && now.repository.movedFrom !== null) movedTo = now.repository.url;
  }
  const etag = header('etag') ?? header('last-modified');
  return { outcome: 'found', path, bytes: answer.bytes, revision, etag, movedTo };
}
