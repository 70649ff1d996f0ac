import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { withOwnProducts } from './own-facts.ts';
import { standingProducts, type StoredProduct } from './store.ts';

/** Indexes that were built lately, by what they were built from; the facts change with a restart only. */
const built = new WeakMap<KnowledgeIndex, Map<string, KnowledgeIndex>>();
const mostBuilt = 50;

/**
 * The facts as the actor's authority sees them: the public ones and the products it has described itself. Costs one
 * small query; an index is built anew only when one of its own products has changed.
 *
 * @example
 * const knowledge = await knowledgeOf(app(), locals.actor);
 * knowledge.products.get('local:7')?.source.text; // 'Eigene Angabe'
 */
export async function knowledgeOf(
  { db, knowledge }: { db: Database; knowledge: KnowledgeIndex },
  actor: Actor,
): Promise<KnowledgeIndex> {
  return indexWith(knowledge, await db.asActor(actor, standingProducts));
}

function indexWith(knowledge: KnowledgeIndex, products: readonly StoredProduct[]): KnowledgeIndex {
  if (products.length === 0) return knowledge;
  const key = JSON.stringify(products);
  const lately = built.get(knowledge) ?? new Map<string, KnowledgeIndex>();
  built.set(knowledge, lately);
  const index = lately.get(key) ?? withOwnProducts(knowledge, products);
  lately.delete(key);
  lately.set(key, index);
  const [oldest] = lately.keys();
  if (lately.size > mostBuilt && oldest !== undefined) lately.delete(oldest);
  return index;
}
