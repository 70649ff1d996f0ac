import type { Database, Transaction } from '#lib/server/database/index.ts';
import { tellLinks } from './link-changes.ts';
import type { FoundProduct, ProductLookup } from './product-lookup.ts';
import { refreshDuplicates } from './refresh-duplicates.ts';
import {
  deleteLink,
  putLink,
  selectAccepted,
  selectIdsAfter,
  selectLinkedEntries,
  selectLinks,
  type LinkedEntry,
  type StoredLink,
} from './store/links.ts';

const SLICE = 100;

/**
 * Looks at every entry of the catalogue: links it to the product that it certainly is, and suggests what an editor has
 * to decide. What was decided stays; suggestions that nothing speaks for any more go.
 *
 * @example await refreshLinks(db, productLookup(knowledge), new Date());
 */
export async function refreshLinks(db: Database, lookup: ProductLookup, now: Date): Promise<void> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await db.asOperator((trx) => selectIdsAfter(trx, after, SLICE));
    if (ids.length === 0) return;
    await refreshLinksOf(db, lookup, ids, now);
    after = ids.at(-1) ?? null;
  }
}

/** {@link refreshLinks} for these entries alone. */
export async function refreshLinksOf(
  db: Database,
  lookup: ProductLookup,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  await db.asOperator(async (trx) => {
    const links = await selectLinks(trx, ids);
    for (const entry of await selectLinkedEntries(trx, ids)) {
      const known = links.filter(({ software_id }) => software_id === entry.id);
      if (await refreshEntry(trx, lookup, entry, known, now)) tellLinks(trx, [entry.id]);
      await refreshDuplicates(trx, entry, now);
    }
  });
}

/** Returns whether what the entry is has changed; a suggestion changes nothing for others. */
async function refreshEntry(
  trx: Transaction,
  lookup: ProductLookup,
  entry: LinkedEntry,
  known: readonly StoredLink[],
  now: Date,
): Promise<boolean> {
  const found = lookup.find({
    name: entry.name,
    addresses: [entry.url, ...entry.aliases],
    namedUrl: entry.named_url,
    landingPage: entry.landing_page,
    publisher: entry.publisher,
  });
  let isChanged = false;
  for (const link of known) {
    const product = found.find(({ productId }) => productId === link.product_id);
    const isLost = link.is_automatic && link.state === 'accepted' && !product?.isCertain;
    if (isLost || (link.state === 'suggested' && !product)) await deleteLink(trx, entry.id, link.product_id);
    isChanged ||= isLost;
  }
  for (const product of found) {
    const link = known.find(({ product_id }) => product_id === product.productId);
    if (link && link.state !== 'suggested' && !isLostNow(link, product)) continue;
    isChanged = (await suggestOrAccept(trx, entry.id, product, link, now)) || isChanged;
  }
  return isChanged;
}

const isLostNow = (link: StoredLink, product: FoundProduct): boolean =>
  link.is_automatic && link.state === 'accepted' && !product.isCertain;

const isSame = ({ evidence }: StoredLink, product: FoundProduct): boolean =>
  JSON.stringify(evidence.map(plain)) === JSON.stringify(product.evidence.map(plain));

const plain = ({ kind, entry, product }: FoundProduct['evidence'][number]) => [kind, entry, product];

async function suggestOrAccept(
  trx: Transaction,
  softwareId: string,
  product: FoundProduct,
  known: StoredLink | undefined,
  now: Date,
): Promise<boolean> {
  const { productId, isCertain, evidence } = product;
  // What is linked otherwise is not overruled; the program only says what it sees.
  const isAccepted = isCertain && (await selectAccepted(trx, softwareId, productId)).length === 0;
  if (!isAccepted && known?.state === 'suggested' && isSame(known, product)) return false;
  await putLink(trx, {
    software_id: softwareId,
    product_id: productId,
    state: isAccepted ? 'accepted' : 'suggested',
    is_automatic: isAccepted,
    evidence: JSON.stringify(evidence),
    decided_at: isAccepted ? now : null,
  });
  return isAccepted;
}
