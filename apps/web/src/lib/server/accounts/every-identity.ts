import type { Database } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { identityFrom } from './identity-of.ts';
import { actorFor } from './local-authorities.ts';
import { rightsOf } from './store/rights.ts';

/**
 * This person in each authority that they may act for, by its id: with the rights that they have there. For work that
 * touches several at once, e.g. a list of a provider's towns; a token acts for its own authority only.
 *
 * @example (await everyIdentity(db, locals.actor)).get(7)?.permissions.has('inventory:import')
 */
export async function everyIdentity(db: Database, identity: Identity): Promise<Map<number, Identity>> {
  const { via, session, choices } = identity;
  if (via === 'local')
    return new Map(choices.map(({ id }) => [id, { ...identity, ...actorFor(id) }] as const));
  if (via !== 'session') return new Map([[identity.authority, identity]]);
  const rights = await db.asOperator((trx) => rightsOf(trx, identity.id));
  if (!rights) return new Map();
  return new Map(choices.map(({ id }) => [id, { ...identityFrom(rights, id), via, session }] as const));
}
