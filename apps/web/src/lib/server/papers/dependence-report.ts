import { alternativesOf, capabilityGaps, type KnowledgeIndex } from '@allmende/knowledge';
import { evaluateView, VIEWS, type Bilingual, type ClassSpan, type Interval } from '@allmende/sovereignty';
import {
  capabilityOf,
  overviewOf,
  sensitivityOf,
  type MeasuredInventory,
  type OverviewFigures,
  type SensitivityFigures,
} from '#lib/server/sovereignty/index.ts';

/** Everything the dependence report tells, as plain figures; pages and papers give it its form. */
export interface DependenceReport {
  authority: string;
  /** True for a made-up authority: every form says so. */
  sample: boolean;
  figures: OverviewFigures;
  sensitivity: SensitivityFigures;
  alternatives: ReportedAlternative[];
  /** Capabilities in use for which no open alternative is known. */
  gaps: { capability: string; products: string[] }[];
  views: ReportedView[];
  inventory: ReportedApplication[];
}

export interface ReportedAlternative {
  /** The product in use, and how many applications run on it. */
  productId: string;
  product: string;
  applications: number;
  /** Best first. */
  by: {
    id: string;
    name: string;
    coverage: 'full' | 'most' | 'part';
    grade: 'verified' | 'public-list' | 'unverified';
    evidence: string;
    /** Administrations that run it now, by public sources. */
    runBy: string[];
  }[];
}

/** A framework's view: how many applications fall on each value, spans apart. */
export interface ReportedView {
  id: string;
  name: Bilingual;
  version: string;
  source: string;
  caution: Bilingual;
  unit: Bilingual;
  better: 'low' | 'high';
  /** A total that counts down is low where its criteria are high. */
  criteriaBetter: 'low' | 'high';
  /** Weighted by nothing: a plain count of applications by lowest and highest possible value. */
  decided: number;
  spans: number;
  /** Mean of the lower and of the upper ends, where the view has a total. */
  mean: Interval | null;
  criteria: { name: Bilingual; mean: Interval }[];
}

export interface ReportedApplication {
  id: number;
  name: string;
  product: string | null;
  owner: string | null;
  capability: string | null;
  a: Interval | null;
  class: ClassSpan | null;
  criticality: number | null;
  reach: number | null;
  department: string | null;
  users: number | null;
  contractEnd: string | null;
  noticeMonths: number | null;
  costCents: number | null;
}

const bestOf = 3;

/** The dependence report of one authority. */
export function dependenceReport(
  measured: MeasuredInventory,
  knowledge: KnowledgeIndex,
  authority: { name: string; sample: boolean },
  language: 'de' | 'en',
): DependenceReport {
  return {
    authority: authority.name,
    sample: authority.sample,
    figures: overviewOf(measured, knowledge),
    sensitivity: sensitivityOf(measured),
    alternatives: alternativesInReport(measured, knowledge),
    gaps: gapsInReport(measured, knowledge, language),
    views: viewsInReport(measured),
    inventory: inventoryInReport(measured, knowledge, language),
  };
}

function alternativesInReport(
  { applications }: MeasuredInventory,
  knowledge: KnowledgeIndex,
): ReportedAlternative[] {
  const count = new Map<string, number>();
  for (const { stored } of applications)
    if (stored.product_id !== null) count.set(stored.product_id, (count.get(stored.product_id) ?? 0) + 1);
  return [...count]
    .flatMap(([id, number]): ReportedAlternative[] => {
      const by = alternativesOf(knowledge, id).slice(0, bestOf);
      if (by.length === 0) return [];
      return [
        {
          productId: id,
          product: knowledge.products.get(id)?.name ?? id,
          applications: number,
          by: by.map(({ product, alternative, deployments }) => ({
            id: product.id,
            name: product.name,
            coverage: alternative.coverage,
            grade: alternative.source.grade,
            evidence: alternative.evidence,
            runBy: deployments
              .filter(({ status }) => status === 'running')
              .map(({ administration }) => administration),
          })),
        },
      ];
    })
    .sort((a, b) => proof(b) - proof(a) || a.product.localeCompare(b.product, 'de'));
}

/** Proven replacements first: an administration that runs the alternative outweighs an editorial opinion. */
function proof({ by }: ReportedAlternative): number {
  const [best] = by;
  return best ? best.runBy.length + (best.grade === 'unverified' ? 0 : 100) : 0;
}

function gapsInReport(
  { applications }: MeasuredInventory,
  knowledge: KnowledgeIndex,
  language: 'de' | 'en',
): DependenceReport['gaps'] {
  const inUse = new Set(
    applications.flatMap(({ stored }) => (stored.product_id === null ? [] : [stored.product_id])),
  );
  return capabilityGaps(knowledge).flatMap(({ capability, proprietary }) => {
    const used = proprietary.filter(({ id }) => inUse.has(id)).map(({ name }) => name);
    return used.length === 0 ? [] : [{ capability: capability.name[language], products: used }];
  });
}

function viewsInReport({ applications, date }: MeasuredInventory): ReportedView[] {
  return VIEWS.map((view) => {
    const results = applications.map(({ input }) => evaluateView(view, input, date));
    const totals = results.flatMap(({ total }) => (total ? [total] : []));
    return {
      id: view.id,
      name: view.name,
      version: view.version,
      source: view.source.text,
      caution: view.caution,
      unit: view.unit,
      better: view.better,
      criteriaBetter: view.total?.kind === 'countdown' ? 'high' : view.better,
      decided: totals.filter(([lo, hi]) => lo === hi).length,
      spans: totals.filter(([lo, hi]) => lo !== hi).length,
      mean: totals.length === 0 ? null : meanOf(totals),
      criteria: view.criteria.map(({ name }, index) => ({
        name,
        mean: meanOf(
          results.flatMap(({ criteria }) => {
            const points = criteria[index]?.points;
            return points ? [points] : [];
          }),
        ),
      })),
    };
  });
}

function meanOf(intervals: readonly Interval[]): Interval {
  if (intervals.length === 0) return [0, 0];
  const sum = (end: 0 | 1): number => intervals.reduce((total, interval) => total + interval[end], 0);
  return [sum(0) / intervals.length, sum(1) / intervals.length];
}

function inventoryInReport(
  measured: MeasuredInventory,
  knowledge: KnowledgeIndex,
  language: 'de' | 'en',
): ReportedApplication[] {
  return measured.applications
    .map((application): ReportedApplication => {
      const { stored, input } = application;
      const measure = measured.measures.get(input.id);
      const capability = capabilityOf(application, knowledge);
      return {
        id: stored.id,
        name: stored.name,
        product:
          stored.product_id === null ? null : (knowledge.products.get(stored.product_id)?.name ?? null),
        owner: input.owner === 'unknown' ? null : input.owner,
        capability:
          capability === null ? null : (knowledge.capabilities.get(capability)?.name[language] ?? null),
        a: measure?.a ?? null,
        class: measure?.class ?? null,
        criticality: input.criticality === 'unknown' ? null : input.criticality,
        reach: input.reach === 'unknown' ? null : input.reach,
        department: stored.department,
        users: stored.users,
        contractEnd: stored.contract_end,
        noticeMonths: stored.notice_months,
        costCents: stored.cost_cents,
      };
    })
    .sort((a, b) => (b.a?.[1] ?? 0) - (a.a?.[1] ?? 0) || a.name.localeCompare(b.name, 'de'));
}
