import { z } from 'zod';
import { hashToken, newToken } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { isId } from './page.ts';
import { catalogueScopes, type CatalogueScope } from './scopes.ts';
import {
  endCatalogueToken,
  insertCatalogueToken,
  selectCatalogueTokens,
  type StoredCatalogueToken,
} from './store/tokens.ts';

const longestDays = 730;

/** What the form of a new token gives: the name of the program, what it may do, and how many days the token works. */
export const catalogueTokenRequest = z.object({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(Object.keys(catalogueScopes) as [CatalogueScope, ...CatalogueScope[]]))
    .min(1)
    .max(50),
  days: z.coerce.number().int().min(1).max(longestDays),
});

/**
 * Makes a token for a program that writes through the catalogue API. `text` is shown once; the store keeps a hash.
 *
 * @example await createCatalogueToken(db, actor.id, { name: 'Crawler', scopes: ['software:write'], days: 365 }, now)
 */
export async function createCatalogueToken(
  db: Database,
  by: string,
  { name, scopes, days }: z.infer<typeof catalogueTokenRequest>,
  now: Date,
): Promise<{ id: string; text: string }> {
  const text = `allc_${newToken().token}`;
  const stored = {
    name,
    token_hash: hashToken(text),
    scopes: [...new Set(scopes)],
    created_by: by,
    expires_at: new Date(now.getTime() + days * 86_400_000),
  };
  const id = await db.asOperator(async (trx) => {
    const made = await insertCatalogueToken(trx, stored);
    const after = { name, scopes: stored.scopes, expiresAt: stored.expires_at };
    noteChange(trx, { subject: `catalogue-key:${made}`, before: null, after });
    return made;
  });
  return { id, text };
}

/** Every token, newest first, also those that have ended. */
export const listCatalogueTokens = (db: Database): Promise<StoredCatalogueToken[]> =>
  db.asOperator((trx) => selectCatalogueTokens(trx));

/** Ends a token at once. False when there is none to end. */
export async function revokeCatalogueToken(db: Database, id: string, now: Date): Promise<boolean> {
  if (!isId(id)) return false;
  return db.asOperator(async (trx) => {
    const isEnded = await endCatalogueToken(trx, id, now);
    const change = { subject: `catalogue-key:${id}`, before: { active: true }, after: { active: false } };
    if (isEnded) noteChange(trx, change);
    return isEnded;
  });
}
