import { clientFor } from './clients/client-for.ts';
import { detectForge } from './detect-forge.ts';
import type { Forges } from './forges.ts';
import { repositoryAt } from './repository-at.ts';
import { filePaths, type FoundFile, type KnownFile, type RepositoryAddress } from './repository.ts';
import { webAddress } from './web-address.ts';

/**
 * Fetches the publiccode.yml of the default branch, by a conditional request where it is known. Only for a file that
 * was known does it find out *why* there is none now: of others it says `no-file`.
 *
 * @example await fetchFile(forges, repository, { path: 'publiccode.yml', etag: '"5d1…"', revision: null }) // { outcome: 'unchanged' }
 */
export async function fetchFile(
  forges: Forges,
  repository: RepositoryAddress,
  known: KnownFile | null = null,
): Promise<FoundFile> {
  const url = webAddress(repository.url);
  if (!url || url.pathname === '/') return { outcome: 'unreachable', trouble: { code: 'address-unusable' } };
  const kind = repository.forge
    ? { ok: true as const, value: repository.forge }
    : await detectForge(forges, repository.url);
  if (!kind.ok) return { outcome: 'unreachable', trouble: kind.trouble };
  const client = clientFor(kind.value);
  // Of a renamed file the condition of the old one says nothing.
  const paths = [...new Set([known?.path ?? filePaths[0], ...filePaths])];
  let last: FoundFile = { outcome: 'gone', reason: 'no-file', movedTo: null };
  for (const path of paths) {
    last = await client.file(forges, repository, path, path === known?.path ? known : null);
    // git looks at all of the paths at once.
    if (kind.value === 'git' || last.outcome !== 'gone' || last.reason !== 'no-file') break;
  }
  if (last.outcome !== 'gone' || known === null) return last;
  const now = await repositoryAt(forges, { ...repository, forge: kind.value });
  if (now.outcome === 'unreachable') return now;
  if (now.outcome === 'gone') return now;
  if (now.repository.movedFrom !== null)
    return { outcome: 'gone', reason: 'moved', movedTo: now.repository.url };
  return last.reason === 'private' ? last : { outcome: 'gone', reason: 'no-file', movedTo: null };
}
