import type { Product } from '@allmende/knowledge';
import type { Actor } from '#lib/server/database/index.ts';
import type { PublicFacts } from './public-facts.ts';
import { declarationsOf, matchedApplications, type StoredDeclaration } from './store/declarations.ts';

/** An application of the inventory that could be told of in public. */
export interface SuggestedUse {
  application: number;
  name: string;
  product: Pick<Product, 'id' | 'name'>;
}

export interface OwnUses {
  declarations: StoredDeclaration[];
  suggestions: SuggestedUse[];
}

/** Only open source is declared: which proprietary products a house runs is nobody's business. */
export const mayBeDeclared = (product: Product): boolean => product.licence.kind !== 'proprietary';

/** What the authority has written down, and which applications it could still tell of; each product once. */
export async function ownUses({ db, knowledge }: PublicFacts, actor: Actor): Promise<OwnUses> {
  const [declarations, applications] = await db.asActor(actor, async (trx) => [
    await declarationsOf(trx),
    await matchedApplications(trx),
  ]);
  const taken = new Set(declarations.flatMap(({ product_id: id }) => id ?? []));
  const fromApplications = new Set(declarations.flatMap(({ application_id: id }) => id ?? []));
  const declaredNames = new Set(declarations.map(({ subject_name }) => subject_name));
  const suggestions = new Map<string, SuggestedUse>();
  for (const { id, name, product_id } of applications) {
    const product = knowledge.products.get(product_id ?? '');
    if (!product || !mayBeDeclared(product) || suggestions.has(product.id)) continue;
    if (taken.has(product.id) || fromApplications.has(id) || declaredNames.has(product.name)) continue;
    suggestions.set(product.id, { application: id, name, product: { id: product.id, name: product.name } });
  }
  return { declarations, suggestions: [...suggestions.values()] };
}

/** One declaration of the authority; null where there is none. */
export async function ownUse(
  { db }: Pick<PublicFacts, 'db'>,
  actor: Actor,
  id: number,
): Promise<StoredDeclaration | null> {
  const all = await db.asActor(actor, declarationsOf);
  return all.find((each) => each.id === id) ?? null;
}
