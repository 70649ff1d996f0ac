import {
  coverageMatrix,
  productFacts,
  type Alternative,
  type Deployment,
  type KnowledgeIndex,
  type Product,
  type Source,
  type WorkplaceFunction,
} from '@allmende/knowledge';
import { ownProductNumber } from '#lib/product-link.ts';
import type { Language } from '#lib/i18n/index.ts';
import { cyclesOf, type CycleView } from './cycles-of.ts';

export interface AlternativeView {
  id: string;
  name: string;
  licence: string | null;
  coverage: Alternative['coverage'];
  scope: Alternative['scope'];
  covers: string[];
  /** What shows that it can replace the product; null where that is only a shared capability. */
  evidence: string | null;
  /** Names of the capabilities that both serve, where nothing else speaks for it. */
  shared: string[];
  source: Source;
  deployments: Pick<Deployment, 'administration' | 'since' | 'until' | 'status' | 'source'>[];
  running: number;
}

/** What is publicly known about the product behind an application. */
export interface ProductView {
  id: string;
  name: string;
  licence: Product['licence'];
  hosting: Product['hosting'];
  source: Source;
  notes: string | null;
  vendor: { id: string; name: string; country: string | null; source: Source } | null;
  /** From the vendor upwards; the last one controls it. */
  owners: { name: string; country: string | null; asOf: string; source: Source }[];
  capabilities: { name: string; touches: boolean }[];
  components: { id: string; name: string }[];
  alternatives: AlternativeView[];
  /** Which functions of a workplace the product and its alternatives provide; null where it provides fewer than two. */
  coverage: CoverageView | null;
  /** Release lines that the version can belong to; several where it does not decide. */
  cycles: CycleView[];
  /** Where the life cycle is known at all, but not for this version. */
  lifecycleKnown: boolean;
  lifecycleSource: Source | null;
  /** Files of the facts shown here, below `knowledge/`. */
  files: { part: 'product' | 'vendor' | 'alternatives' | 'lifecycle'; path: string }[];
}

export interface CoverageView {
  products: string[];
  rows: { function: WorkplaceFunction; cells: ('full' | 'part' | 'none')[] }[];
}

/** More columns than a page can show side by side. */
const mostColumns = 9;

/** Null for a product that is not among the facts. */
export function productView(
  knowledge: KnowledgeIndex,
  productId: string,
  application: { version: string | null; name: string },
  language: Language,
): ProductView | null {
  const facts = productFacts(knowledge, productId);
  if (!facts) return null;
  const { product, vendor, lifecycle } = facts;
  const alternatives = facts.alternatives.map(({ product: by, alternative, deployments }) => ({
    id: by.id,
    name: by.name,
    licence: by.licence.spdx ?? null,
    coverage: alternative.coverage,
    scope: alternative.scope,
    covers: alternative.covers.map((covered) => knowledge.products.get(covered)?.name ?? covered),
    ...evidenceOf(alternative, knowledge, language),
    source: alternative.source,
    deployments: deployments.map(({ administration, since, until, status, source }) => ({
      administration,
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      status,
      source,
    })),
    running: deployments.filter(({ status }) => status === 'running').length,
  }));
  return {
    id: product.id,
    name: product.name,
    licence: product.licence,
    hosting: product.hosting,
    source: product.source,
    notes: product.notes ?? null,
    vendor: vendor
      ? { id: vendor.id, name: vendor.name, country: vendor.country ?? null, source: vendor.source }
      : null,
    owners: (vendor?.owners ?? []).map(({ name, country, asOf, source }) => ({
      name,
      country: country ?? null,
      asOf,
      source,
    })),
    capabilities: [
      ...facts.covers.map(({ name }) => ({ name: name[language], touches: false })),
      ...facts.touches.map(({ name }) => ({ name: name[language], touches: true })),
    ],
    components: facts.components.map(({ id, name }) => ({ id, name })),
    alternatives,
    coverage: coverageOf(knowledge, product, alternatives),
    cycles: lifecycle ? cyclesOf(lifecycle, application.version, application.name, product.name) : [],
    lifecycleKnown: lifecycle !== undefined,
    lifecycleSource: lifecycle?.source ?? null,
    files: [
      ...(isPublic(product.id) ? [{ part: 'product' as const, path: `products/${product.id}.yaml` }] : []),
      ...(vendor && isPublic(vendor.id)
        ? [{ part: 'vendor' as const, path: `vendors/${vendor.id}.yaml` }]
        : []),
      ...(alternatives.length > 0
        ? [{ part: 'alternatives' as const, path: `alternatives/${product.id}.yaml` }]
        : []),
      ...(lifecycle ? [{ part: 'lifecycle' as const, path: `lifecycles/${product.id}.yaml` }] : []),
    ],
  };
}

/** What an authority described itself lies in no file. */
const isPublic = (id: string): boolean => ownProductNumber(id) === null;

const sharedCapability = /^gemeinsame Fähigkeit: (.+)$/;

/** The facts write a shared capability by its id; a reader gets its name. */
function evidenceOf(
  { evidence, source }: Alternative,
  knowledge: KnowledgeIndex,
  language: Language,
): Pick<AlternativeView, 'evidence' | 'shared'> {
  const [, ids] = sharedCapability.exec(evidence) ?? [];
  if (ids === undefined) return { evidence: evidence === source.text ? null : evidence, shared: [] };
  return {
    evidence: null,
    shared: ids.split(', ').map((id) => knowledge.capabilities.get(id)?.name[language] ?? id),
  };
}

function coverageOf(
  knowledge: KnowledgeIndex,
  product: Product,
  alternatives: AlternativeView[],
): CoverageView | null {
  if (product.functions.length + product.partialFunctions.length < 2) return null;
  const able = alternatives.filter(({ id }) => (knowledge.products.get(id)?.functions.length ?? 0) > 0);
  const chosen = [product, ...able.slice(0, mostColumns - 1)];
  const rows = coverageMatrix(
    knowledge,
    chosen.map(({ id }) => id),
  );
  return {
    products: chosen.map(({ name }) => name),
    rows: rows.map((row) => ({
      function: row.function,
      cells: chosen.map(({ id }) =>
        row.full.includes(id) ? 'full' : row.partial.includes(id) ? 'part' : 'none',
      ),
    })),
  };
}
