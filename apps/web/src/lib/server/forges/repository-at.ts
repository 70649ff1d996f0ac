import { clientFor } from './clients/client-for.ts';
import { detectForge } from './detect-forge.ts';
import type { Forges } from './forges.ts';
import type { FoundRepository, RepositoryAddress } from './repository.ts';
import { webAddress } from './web-address.ts';

/**
 * Asks a forge for one repository: what it is now, where it has moved to, or why it is gone.
 *
 * @example await repositoryAt(forges, { url: 'https://codeberg.org/stadt/baum' }) // { outcome: 'found', repository }
 */
export async function repositoryAt(forges: Forges, address: RepositoryAddress): Promise<FoundRepository> {
  const url = webAddress(address.url);
  if (!url || url.pathname === '/') return { outcome: 'unreachable', trouble: { code: 'address-unusable' } };
  const kind = address.forge
    ? { ok: true as const, value: address.forge }
    : await detectForge(forges, address.url);
  if (!kind.ok) return { outcome: 'unreachable', trouble: kind.trouble };
  const found = await clientFor(kind.value).repository(forges, address);
  if (found.outcome === 'found' && found.repository.private)
    return { outcome: 'gone', reason: 'private', movedTo: null };
  return found;
}
