import {
  checkNewFacts,
  factId,
  product as productSchema,
  vendor as vendorSchema,
  vendorByName,
  writeProductFile,
  writeVendorFile,
  type KnowledgeIndex,
  type KnowledgeProblem,
  type OfferedFile,
  type Source,
} from '@allmende/knowledge';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { StoredProduct } from './store.ts';

/** What can be handed in to `knowledge/` as it is: files, and the text of the merge request. */
export interface Offer {
  files: OfferedFile[];
  /** Name of the branch and of the commit's subject. */
  branch: string;
  title: string;
  text: string;
  /** What the check of the facts says about the files; empty when they can be taken over as they are. */
  problems: KnowledgeProblem[];
}

/**
 * Makes the files and the text by which an authority offers a product to everybody. They hold what the authority
 * stated about the product and nothing of its use; its name only where `from` gives it.
 *
 * @param knowledge the public facts alone
 * @param today ISO date
 * @param from who offers it, in the words of the person; empty leaves that out
 */
export function offerOf(
  knowledge: KnowledgeIndex,
  stored: StoredProduct,
  today: string,
  language: Language,
  from: string,
): Offer {
  const t = texts(language).ownProducts;
  const id = freeId(factId(stored.name), stored.vendor, knowledge.products);
  const source: Source = {
    text: stored.source_text === null ? t.offerSource : `${stored.source_text}, ${t.unverified}`,
    ...(stored.source_url === null ? {} : { url: stored.source_url }),
    date: today,
    grade: 'unverified',
  };
  const known = stored.vendor === null ? undefined : vendorByName(knowledge)(stored.vendor);
  const vendor =
    known || stored.vendor === null
      ? null
      : vendorSchema.parse({
          id: freeId(factId(stored.vendor), null, knowledge.vendors),
          name: stored.vendor,
          kind: 'unknown',
          ...(stored.vendor_country === null ? {} : { country: stored.vendor_country }),
          owners:
            stored.owner === null
              ? []
              : [
                  {
                    name: stored.owner,
                    ...(stored.owner_country === null ? {} : { country: stored.owner_country }),
                    asOf: today,
                    source,
                  },
                ],
          source,
        });
  const vendorId = known?.id ?? vendor?.id;
  const product = productSchema.parse({
    id,
    name: stored.name,
    aliases: stored.aliases.map((text) => ({ text, strength: 'strong' })),
    ...(vendorId === undefined ? {} : { vendor: vendorId }),
    licence: {
      kind: stored.licence_kind,
      ...(stored.licence_spdx === null ? {} : { spdx: stored.licence_spdx }),
    },
    hosting: stored.hosting,
    capabilities: stored.capability_id === null ? [] : [{ id: stored.capability_id }],
    ...(stored.homepage === null ? {} : { homepage: stored.homepage }),
    source,
  });
  const files = [
    { path: `products/${product.id}.yaml`, text: writeProductFile(product) },
    ...(vendor ? [{ path: `vendors/${vendor.id}.yaml`, text: writeVendorFile(vendor) }] : []),
  ];
  const title = `feat(knowledge): ${stored.name}`;
  return {
    files,
    branch: `knowledge/${product.id}`,
    title,
    text: t.offerText({
      name: stored.name,
      files: files.map(({ path }) => `knowledge/${path}`),
      source: stored.source_text,
      url: stored.source_url,
      from: from.trim(),
    }),
    problems: checkNewFacts(knowledge, files, today),
  };
}

/** Ids never change once they are public, so that a second product of a name gets one of its own at once. */
function freeId(wanted: string, vendor: string | null, taken: ReadonlyMap<string, unknown>): string {
  const base = wanted === '' ? 'product' : wanted;
  const tries = [base, ...(vendor === null ? [] : [`${factId(vendor)}-${base}`])];
  const free = tries.find((id) => id !== '' && !id.startsWith('-') && !taken.has(id));
  if (free !== undefined) return free;
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
