import type { KnowledgeIndex } from '@allmende/knowledge';
import { organisationOf } from '@allmende/publiccode';
import type { Language } from '#lib/i18n/index.ts';
import type { Database, SoftwareStanding } from '#lib/server/database/index.ts';
import { assessQuality, qualityFacts, readActivities, type Badge } from '#lib/server/quality/index.ts';
import { inLanguage } from './in-language.ts';
import { readRows } from './store.ts';

/** A hit as a list shows it. */
export interface CatalogueCard {
  kind: 'entry' | 'product';
  id: string;
  href: string;
  name: string;
  /** One sentence, with the language that it is written in; null where there is none. */
  summary: { text: string; language: string } | null;
  organisation: string | null;
  licence: string | null;
  maturity: string | null;
  standing: SoftwareStanding | null;
  /** The level of maintenance, from … to; null where nothing can be known, as of a product without an entry. */
  maintenance: Pick<Badge, 'least' | 'most'> | null;
}

/** Entries as lists show them, by id; one query for all. */
export async function entryCards(
  db: Database,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, CatalogueCard>> {
  if (ids.length === 0) return new Map();
  const [rows, activities] = await db.asOperator(async (trx) => [
    await readRows(trx, ids),
    await readActivities(trx, ids),
  ]);
  return new Map(
    rows.map((row) => {
      const { id, name, model, standing, publisher } = row;
      const description = inLanguage(model?.description, language);
      const text = description?.value.shortDescription ?? description?.value.longDescription;
      const card: CatalogueCard = {
        kind: 'entry',
        id,
        href: `/catalogue/${id}`,
        name,
        summary: description && text ? { text: cut(text), language: description.language } : null,
        organisation: organisationOf(model) ?? publisher,
        licence: model?.legal?.license ?? null,
        maturity: model?.developmentStatus ?? null,
        standing,
        maintenance: maintenanceOf(row, activities.get(id), null),
      };
      return [id, card];
    }),
  );
}

/** A product among the facts as lists show it; null for none. */
export function productCard(knowledge: KnowledgeIndex, id: string, language: Language): CatalogueCard | null {
  const product = knowledge.products.get(id);
  if (!product) return null;
  const capabilities = product.capabilities.flatMap(({ id: capability, role }) =>
    role === 'covers' ? (knowledge.capabilities.get(capability)?.name[language] ?? []) : [],
  );
  return {
    kind: 'product',
    id,
    href: `/knowledge/products/${id}`,
    name: product.name,
    summary: capabilities.length > 0 ? { text: capabilities.join(', '), language } : null,
    organisation: (product.vendor && knowledge.vendors.get(product.vendor)?.name) ?? null,
    licence: product.licence.spdx ?? null,
    maturity: null,
    standing: null,
    maintenance: null,
  };
}

const maintenanceOf = (...of: Parameters<typeof qualityFacts>): Badge | null =>
  assessQuality(qualityFacts(...of)).find(({ name }) => name === 'maintenance') ?? null;

const LONGEST = 280;

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}
