import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { moveBackToProduct, moveFromProduct } from '#lib/server/inventory/index.ts';
import { ownProductId } from '#lib/product-link.ts';
import type { OwnProduct } from './read-own-product.ts';
import {
  applicationsOfOwnProducts,
  insertProduct,
  isNameTaken,
  readProduct,
  removedProducts,
  standingProducts,
  updateProduct,
  type StoredProduct,
} from './store.ts';

export type KeptProduct = { ok: true; id: number } | { ok: false; problem: 'name-taken' | 'unknown' };

/** Products that the authority has described, and the number of its applications that are matched with each. */
export async function ownProducts(
  db: Database,
  actor: Actor,
): Promise<{ standing: (StoredProduct & { applications: number })[]; removed: StoredProduct[] }> {
  return db.asActor(actor, async (trx) => {
    const counts = await applicationsOfOwnProducts(trx);
    const standing = (await standingProducts(trx)).map((product) => ({
      ...product,
      applications: counts.get(ownProductId(product.id)) ?? 0,
    }));
    return { standing, removed: await removedProducts(trx, 20) };
  });
}

/** Undefined for one that is not there, or was removed. */
export async function ownProductById(
  db: Database,
  actor: Actor,
  id: number,
): Promise<StoredProduct | undefined> {
  const product = await db.asActor(actor, (trx) => readProduct(trx, id));
  return product?.removed_at === null ? product : undefined;
}

/**
 * Adds a product that the facts lack. From then on it is recognised in the lists of this authority, and of no other.
 *
 * @example await addOwnProduct(db, actor, ownProduct.parse({ name: 'Friedhof 3000', licence_kind: 'proprietary' }))
 */
export async function addOwnProduct(db: Database, actor: Actor, product: OwnProduct): Promise<KeptProduct> {
  return db.asActor(actor, async (trx) => {
    const id = await insertProduct(trx, { ...columnsOf(product), created_by: actor.id });
    if (id === null) return { ok: false, problem: 'name-taken' };
    noteChange(trx, { subject: subjectOf(id), before: null, after: product });
    return { ok: true, id };
  });
}

/** Corrects what the authority stated; what is matched with the product stays so. */
export async function editOwnProduct(
  db: Database,
  actor: Actor,
  id: number,
  product: OwnProduct,
): Promise<KeptProduct> {
  return db.asActor(actor, async (trx) => {
    const stored = await standing(trx, id);
    if (!stored) return { ok: false, problem: 'unknown' };
    if (await isNameTaken(trx, stored.authority_id, product.name, id))
      return { ok: false, problem: 'name-taken' };
    await updateProduct(trx, id, columnsOf(product));
    noteChange(trx, {
      subject: subjectOf(id),
      before: Object.fromEntries(
        Object.keys(product).map((key) => [key, stored[key as keyof StoredProduct]]),
      ),
      after: product,
      authority: stored.authority_id,
    });
    return { ok: true, id };
  });
}

/**
 * Removes a product; what was matched with it is undecided again, or is matched with the product among the facts that
 * takes its place.
 *
 * @param replacedBy id of a product among the facts; the caller knows that it exists
 * @returns how many applications that concerned; null for a product that is not there
 */
export async function removeOwnProduct(
  db: Database,
  actor: Actor,
  id: number,
  replacedBy: string | null,
): Promise<number | null> {
  return db.asActor(actor, async (trx) => {
    const stored = await standing(trx, id);
    if (!stored) return null;
    const owner = stored.authority_id;
    const moved = await moveFromProduct(trx, actor.id, owner, ownProductId(id), replacedBy);
    await updateProduct(trx, id, {
      removed_at: new Date(),
      switched_to: replacedBy,
      moved: JSON.stringify(moved),
    });
    noteChange(trx, {
      subject: subjectOf(id),
      before: { name: stored.name },
      after: replacedBy === null ? null : { switched_to: replacedBy },
      authority: owner,
    });
    return moved.applications.length;
  });
}

/** Brings a removed product back, with whatever nobody has decided otherwise since. */
export async function bringBackOwnProduct(db: Database, actor: Actor, id: number): Promise<KeptProduct> {
  return db.asActor(actor, async (trx) => {
    const stored = await readProduct(trx, id);
    if (!stored || stored.removed_at === null) return { ok: false, problem: 'unknown' };
    const { authority_id: authority, name, switched_to: replacedBy, moved } = stored;
    if (await isNameTaken(trx, authority, name, id)) return { ok: false, problem: 'name-taken' };
    await updateProduct(trx, id, { removed_at: null, switched_to: null, moved: null });
    if (moved) await moveBackToProduct(trx, actor.id, moved, ownProductId(id), replacedBy);
    noteChange(trx, { subject: subjectOf(id), before: null, after: { name }, authority });
    return { ok: true, id };
  });
}

async function standing(trx: Transaction, id: number): Promise<StoredProduct | undefined> {
  const stored = Number.isSafeInteger(id) ? await readProduct(trx, id) : undefined;
  return stored?.removed_at === null ? stored : undefined;
}

function columnsOf(product: OwnProduct) {
  return {
    ...product,
    hosting: JSON.stringify(product.hosting),
    aliases: JSON.stringify(product.aliases),
  };
}

const subjectOf = (id: number): string => `local-product:${id}`;
