import type { Forges } from './forges.ts';
import type { FoundRepository, RepositoryAddress } from './repository.ts';

/**
 * Asks a forge for one repository: what it is now, where it has moved to, or why it is gone.
 *
 * @example await repositoryAt(forges, { url: 'https://codeberg.org/stadt/baum' }) // { outcome: 'found', repository }
 */
export async function repositoryAt(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  throw new Error(`not yet: ${forges.patience} ${address.url}`);
}
