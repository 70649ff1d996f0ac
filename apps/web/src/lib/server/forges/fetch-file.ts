import type { Forges } from './forges.ts';
import type { FoundFile, KnownFile, RepositoryAddress } from './repository.ts';

/** Where a publiccode.yml lies in a repository; the first that is there counts. */
export const filePaths = ['publiccode.yml', 'publiccode.yaml'] as const;

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
  throw new Error(`not yet: ${forges.patience} ${repository.url} ${known?.path}`);
}
