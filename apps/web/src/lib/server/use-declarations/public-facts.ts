import type { KnowledgeIndex, Product } from '@allmende/knowledge';
import { entryById, entryByUrl, normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { isSecurityProduct } from './is-security-product.ts';
import type { UseSubject } from './store/declarations.ts';

/** What is known in public of software: the facts, and the catalogue in the store. */
export interface PublicFacts {
  db: Database;
  knowledge: KnowledgeIndex;
}

export interface DescribedSubject {
  /** The entry of the catalogue where there is one, also for a product whose repository it describes. */
  subject: UseSubject;
  name: string;
  isSecurity: boolean;
}

/** What a declaration would be about; null for what exists in neither, or is not open source. */
export async function subjectOf(
  { db, knowledge }: PublicFacts,
  subject: UseSubject,
): Promise<DescribedSubject | null> {
  return db.asOperator(async (trx) => {
    if ('product' in subject) {
      const product = knowledge.products.get(subject.product);
      if (!product || product.licence.kind === 'proprietary') return null;
      const entry = product.repository === undefined ? null : await entryByUrl(trx, product.repository);
      return {
        subject: entry ? { software: entry.merged_into ?? entry.id } : subject,
        name: product.name,
        isSecurity: isSecurityProduct({ capabilities: capabilitiesOf(knowledge, [product]), categories: [] }),
      };
    }
    const entry = await shownEntry(trx, subject.software);
    if (!entry) return null;
    const twins = [...knowledge.products.values()].filter(
      ({ repository }) => repository !== undefined && normaliseRepositoryUrl(repository) === entry.url,
    );
    return {
      subject: { software: entry.id },
      name: entry.name,
      isSecurity: isSecurityProduct({
        capabilities: capabilitiesOf(knowledge, twins),
        categories: entry.model?.categories ?? [],
      }),
    };
  });
}

async function shownEntry(trx: Transaction, id: string) {
  const entry = await entryById(trx, id);
  return entry?.merged_into ? entryById(trx, entry.merged_into) : entry;
}

function capabilitiesOf(knowledge: KnowledgeIndex, products: readonly Product[]) {
  return products.flatMap(({ capabilities }) =>
    capabilities
      .filter(({ role }) => role === 'covers')
      .flatMap(({ id }) => knowledge.capabilities.get(id) ?? []),
  );
}
