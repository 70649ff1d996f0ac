import {
  bundleComponents,
  bundleMatrix,
  coverageOf,
  guidanceFor,
  prerequisitesFor,
  type Bundle,
  type BundleComponent,
  type KnowledgeIndex,
} from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import { effortView } from './effort-view.ts';

/** A bundle with everything the page says of it, in the language of the page. */
export function bundleView(knowledge: KnowledgeIndex, bundle: Bundle, users: number, language: Language) {
  const nameOf = (id: string): string => knowledge.products.get(id)?.name ?? id;
  const functionName = (id: string): string =>
    bundle.functions.find((one) => one.id === id)?.name[language] ?? id;
  const components = bundleComponents(knowledge, bundle);
  const capabilities = bundle.replaces.flatMap((id) =>
    (knowledge.products.get(id)?.capabilities ?? [])
      .filter(({ role }) => role === 'covers')
      .map(({ id }) => id),
  );
  const capabilityNames = (ids: readonly string[]): string =>
    ids.map((id) => knowledge.capabilities.get(id)?.name[language] ?? id).join(', ');
  return {
    id: bundle.id,
    name: bundle.name[language],
    lead: bundle.lead[language],
    sources: bundle.sources,
    replaces: bundle.replaces.map((id) => ({ id, name: nameOf(id) })),
    matrix: {
      components: components.map(({ product }) => product.name),
      rows: bundleMatrix(bundle).map((row) => ({
        name: row.function.name[language],
        must: row.function.must,
        cells: row.cells,
      })),
    },
    variants: bundle.variants.map((variant) => ({
      id: variant.id,
      name: variant.name[language],
      note: variant.note[language],
      components: variant.components.map((id) => ({ id, name: nameOf(id) })),
      coverage: coverageOf(bundle, variant.components),
    })),
    gaps: bundle.gaps.map(({ text, functions, source }) => ({
      text: text[language],
      functions: functions.map(functionName).join(', '),
      source,
    })),
    components: components.map((component) => ({
      id: component.product.id,
      name: component.product.name,
      licence: component.product.licence.kind,
      covers: groupedCovers(component.covers, functionName, language),
      installation: component.installation,
      deployments: component.deployments.map(({ administration, status }) => ({ administration, status })),
    })),
    prerequisites: prerequisitesFor(knowledge, capabilities).map((one) => ({
      id: one.id,
      earlier: capabilityNames(one.earlier),
      strength: one.strength,
      reason: one.reason[language],
      sources: one.sources,
    })),
    effort: effortView(knowledge, bundle, users, language),
    cases: casesOf(knowledge, bundle).map(({ id, administration, status, what }) => ({
      id,
      administration,
      status,
      what: what[language],
    })),
    notes: [...new Set(bundle.contexts.flatMap((context) => guidanceFor(knowledge, context)))],
  };
}

/** Functions that a component covers alike, for the same reason, in one line. */
function groupedCovers(
  covers: BundleComponent['covers'],
  functionName: (id: string) => string,
  language: Language,
) {
  const groups = new Map<
    string,
    { functions: string[]; coverage: string; note: string; source: (typeof covers)[number]['source'] }
  >();
  for (const { function: id, coverage, note, source } of covers) {
    const key = JSON.stringify([coverage, note, source.text]);
    const group = groups.get(key);
    if (group) group.functions.push(functionName(id));
    else groups.set(key, { functions: [functionName(id)], coverage, note: note?.[language] ?? '', source });
  }
  return [...groups.values()].map(({ functions, coverage, note, source }) => ({
    functions: functions.join(', '),
    coverage: coverage as (typeof covers)[number]['coverage'],
    note,
    source,
  }));
}

/** Changes elsewhere that did away with one of the products: those that were undone first, they teach most. */
function casesOf(knowledge: KnowledgeIndex, bundle: Bundle) {
  const order = ['returned', 'ended', 'completed', 'running', 'unknown'];
  return [...knowledge.cases.values()]
    .filter(({ replaced }) => replaced.some((id) => bundle.replaces.includes(id)))
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}
