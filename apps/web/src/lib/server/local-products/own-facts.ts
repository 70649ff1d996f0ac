import {
  indexKnowledge,
  vendorByName,
  type KnowledgeIndex,
  type Ownership,
  type Product,
  type Source,
  type Vendor,
} from '@allmende/knowledge';
import { ownProductId } from '#lib/product-link.ts';
import type { StoredProduct } from './store.ts';

/** How the source of every fact is called that an authority has stated itself. */
const ownStatement = 'Eigene Angabe';

/**
 * The public facts together with the products that an authority has described: every page and every figure then takes
 * both alike. What the authority stated is graded as unverified and says in its source that it is its own.
 */
export function withOwnProducts(
  knowledge: KnowledgeIndex,
  products: readonly StoredProduct[],
): KnowledgeIndex {
  if (products.length === 0) return knowledge;
  const findVendor = vendorByName(knowledge);
  const described = products.map((stored) => describe(stored, findVendor));
  const own = indexKnowledge({
    capabilities: [],
    vendors: described.flatMap(({ vendor }) => vendor ?? []),
    products: described.map(({ product }) => product),
    alternatives: [],
    deployments: [],
    lifecycles: [],
  });
  return {
    ...knowledge,
    vendors: new Map([...knowledge.vendors, ...own.vendors]),
    products: new Map([...knowledge.products, ...own.products]),
    productsOfVendor: joined(knowledge.productsOfVendor, own.productsOfVendor),
    productsWithCapability: joined(knowledge.productsWithCapability, own.productsWithCapability),
  };
}

/** A vendor that the facts know keeps its public facts; any other is as the authority stated it. */
function describe(
  stored: StoredProduct,
  findVendor: (name: string) => Vendor | undefined,
): { product: Product; vendor: Vendor | null } {
  const id = ownProductId(stored.id);
  const source = sourceOf(stored);
  const known = stored.vendor === null ? undefined : findVendor(stored.vendor);
  const vendor = known || stored.vendor === null ? null : vendorOf(id, stored.vendor, stored, source);
  const vendorId = known?.id ?? vendor?.id;
  return {
    vendor,
    product: {
      id,
      name: stored.name,
      aliases: stored.aliases.map((text) => ({ text, strength: 'strong' })),
      ...(vendorId === undefined ? {} : { vendor: vendorId }),
      licence: {
        kind: stored.licence_kind,
        ...(stored.licence_spdx === null ? {} : { spdx: stored.licence_spdx }),
      },
      hosting: stored.hosting,
      capabilities:
        stored.capability_id === null ? [] : [{ id: stored.capability_id, role: 'covers' as const }],
      components: [],
      functions: [],
      partialFunctions: [],
      ...(stored.homepage === null ? {} : { homepage: stored.homepage }),
      source,
    },
  };
}

function vendorOf(id: string, name: string, stored: StoredProduct, source: Source): Vendor {
  const owner: Ownership[] =
    stored.owner === null
      ? []
      : [
          {
            name: stored.owner,
            ...(stored.owner_country === null ? {} : { country: stored.owner_country }),
            asOf: dayOf(stored),
            source,
          },
        ];
  return {
    id,
    name,
    kind: 'unknown',
    ...(stored.vendor_country === null ? {} : { country: stored.vendor_country }),
    owners: owner,
    aliases: [],
    formerNames: [],
    source,
  };
}

function sourceOf(stored: StoredProduct): Source {
  return {
    text: stored.source_text === null ? ownStatement : `${ownStatement}: ${stored.source_text}`,
    ...(stored.source_url === null ? {} : { url: stored.source_url }),
    date: dayOf(stored),
    grade: 'unverified',
  };
}

const dayOf = ({ updated_at }: StoredProduct): string => updated_at.toISOString().slice(0, 10);

function joined<T>(
  facts: ReadonlyMap<string, readonly T[]>,
  own: ReadonlyMap<string, readonly T[]>,
): ReadonlyMap<string, readonly T[]> {
  const both = new Map(facts);
  for (const [key, values] of own) both.set(key, [...(facts.get(key) ?? []), ...values]);
  return both;
}
