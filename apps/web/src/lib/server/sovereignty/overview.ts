import type { KnowledgeIndex } from '@allmende/knowledge';
import {
  measure,
  valueOfInformation,
  type ClassSpan,
  type InformationValue,
  type Interval,
} from '@allmende/sovereignty';
import { noticeDate } from '@allmende/planner';
import type { MeasuredInput } from './measured-application.ts';
import type { MeasuredInventory, Notice } from './measure-authority.ts';

export interface OverviewFigures {
  date: string;
  applications: number;
  ag: Interval;
  class: ClassSpan;
  hhi: Interval;
  /** The owner with the largest possible share, and the shares of the next ones. */
  owners: { owner: string; share: Interval; applications: number }[];
  nonEuShare: Interval;
  countries: { country: string; share: Interval }[];
  completeness: number;
  redList: { id: string; name: string; certain: boolean; a: Interval }[];
  /** Answers missing, and the one that narrows AG most. */
  missing: number;
  nextQuestion: (InformationValue & { name: string }) | null;
  toReview: number;
  withoutProduct: number;
  areas: { area: string; ag: Interval; class: ClassSpan; applications: number }[];
  notices: Notice[];
}

const largestOwners = 12;

/** The dashboard in figures. Contracts whose last day for notice falls into the next `months` are listed. */
export function overviewOf(
  measured: MeasuredInventory,
  knowledge: KnowledgeIndex,
  months = 18,
): OverviewFigures {
  const { measurement, applications, date } = measured;
  const [year = 0, month = 1] = date.split('-').map(Number);
  const horizon = new Date(Date.UTC(year, month - 1 + months, 28)).toISOString().slice(0, 10);
  const inputs = applications.map(({ input }) => input);
  const questions = valueOfInformation(inputs, { date });
  const [first] = questions;
  const nameOf = new Map(inputs.map(({ id, name }) => [id, name]));
  const countByOwner = new Map<string, number>();
  for (const { owner } of inputs) countByOwner.set(owner, (countByOwner.get(owner) ?? 0) + 1);
  return {
    date,
    applications: applications.length,
    ag: measurement.ag,
    class: measurement.class,
    hhi: measurement.hhi,
    owners: [...measurement.owners]
      .map(({ owner, share }) => ({ owner, share, applications: countByOwner.get(owner) ?? 0 }))
      .sort((a, b) => b.share[0] - a.share[0] || b.share[1] - a.share[1] || b.applications - a.applications)
      .slice(0, largestOwners),
    nonEuShare: measurement.nonEuShare,
    countries: measurement.nonEuByCountry.map(({ country, share }) => ({ country, share })),
    completeness: measurement.completeness,
    redList: measurement.redList.map(({ id, name, certainty, a }) => ({
      id,
      name,
      certain: certainty === 'certain',
      a,
    })),
    missing: questions.length,
    nextQuestion:
      first && first.expected > 0 ? { ...first, name: nameOf.get(first.application) ?? '' } : null,
    toReview: applications.filter(({ stored }) => stored.match_state === 'review').length,
    withoutProduct: applications.filter(
      ({ stored }) => stored.product_id === null && stored.match_state !== 'review',
    ).length,
    areas: areasOf(applications, knowledge, date),
    notices: (measured.notices ?? noticesOf(applications, date)).filter(({ by }) => by <= horizon),
  };
}

/** The capability that an application serves: the one named in the list, else the first that its product covers. */
export function capabilityOf({ stored }: MeasuredInput, knowledge: KnowledgeIndex): string | null {
  if (stored.capability_id !== null) return stored.capability_id;
  if (stored.product_id === null) return null;
  const product = knowledge.products.get(stored.product_id);
  return product?.capabilities.find(({ role }) => role === 'covers')?.id ?? null;
}

function areasOf(
  applications: MeasuredInput[],
  knowledge: KnowledgeIndex,
  date: string,
): OverviewFigures['areas'] {
  const byArea = new Map<string, MeasuredInput[]>();
  for (const application of applications) {
    const capability = capabilityOf(application, knowledge);
    const area = capability === null ? undefined : knowledge.capabilities.get(capability)?.area;
    if (area === undefined) continue;
    byArea.set(area, [...(byArea.get(area) ?? []), application]);
  }
  return [...byArea]
    .map(([area, members]) => {
      const { ag, class: span } = measure(
        members.map(({ input }) => input),
        { date },
      );
      return { area, ag, class: span, applications: members.length };
    })
    .sort((a, b) => b.ag[1] - a.ag[1] || b.ag[0] - a.ag[0]);
}

/** Where no contracts were looked at: what the applications themselves say. */
function noticesOf(applications: MeasuredInput[], date: string): Notice[] {
  return applications
    .flatMap(({ stored }) => {
      const { id, name, contract_end: contractEnd, notice_months: months, cost_cents: costCents } = stored;
      if (contractEnd === null || months === null) return [];
      const by = noticeDate(contractEnd, months);
      return by < date ? [] : [{ id, contract: null, name, by, contractEnd, costCents }];
    })
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.id - b.id));
}
