import { hashToken } from '#lib/server/accounts/index.ts';
import type { CatalogueApiContext } from './operation.ts';
import { openPaseto } from './paseto.ts';
import { catalogueScopes, type CatalogueScope } from './scopes.ts';
import { openCatalogueToken } from './store/tokens.ts';

/** Who writes, as a token shows it. */
export interface Credentials {
  /** Names the token in logs and events; never the token itself. */
  actor: string;
  scopes: ReadonlySet<string>;
}

const everything: ReadonlySet<CatalogueScope> = new Set(Object.keys(catalogueScopes) as CatalogueScope[]);

/**
 * What the token of a request is good for. Only the Authorization header counts, never a cookie, so that no page
 * elsewhere can make a browser write. Null for no token, and for one that is not in force.
 *
 * A PASETO shows that somebody holds the key, and may do everything, as at the peer.
 */
export async function credentialsOf(
  request: Request,
  { db, pasetoKey, now }: Pick<CatalogueApiContext, 'db' | 'pasetoKey' | 'now'>,
): Promise<Credentials | null> {
  const [, token = ''] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '') ?? [];
  if (/^allc_[\w-]{43}$/.test(token)) {
    const found = await db.asOperator((trx) => openCatalogueToken(trx, hashToken(token)));
    return found && { actor: `catalogue-key:${found.id}`, scopes: new Set(found.scopes) };
  }
  if (pasetoKey === null || !token.startsWith('v2.local.')) return null;
  return openPaseto(pasetoKey, token, now()) && { actor: 'paseto', scopes: everything };
}
