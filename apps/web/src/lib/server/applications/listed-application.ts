import type { KnowledgeIndex } from '@allmende/knowledge';
import type { ApplicationMeasure, Interval } from '@allmende/sovereignty';
import { noticeDate } from '@allmende/planner';
import { capabilityOf, type MeasuredInput } from '#lib/server/sovereignty/index.ts';

/**
 * One row of the inventory table, as plain data. Fields that a person can correct bear the name of their column in
 * the store; what stands there when they are left open bears the same name with `known_` before it.
 */
export type ApplicationRow = {
  readonly id: string;
  name: string;
  version: string | null;
  product: string | null;
  product_id: string | null;
  match: 'accept' | 'review' | 'new' | 'decided';
  vendor_text: string | null;
  known_vendor: string | null;
  owner: string | null;
  country: string | null;
  capability_id: string | null;
  known_capability: string | null;
  area: string | null;
  class: string | null;
  a: Interval | null;
  open: number;
  /** ISO date since which no list names it any more; null while one does. */
  not_seen: string | null;
  department: string | null;
  users: number | null;
  installations: number | null;
  criticality: string | null;
  known_criticality: string | null;
  reach: string | null;
  known_reach: string | null;
  hosting: string | null;
  contract_start: string | null;
  contract_end: string | null;
  notice_months: number | null;
  notice_by: string | null;
  cost_cents: number | null;
  status: string | null;
  note: string | null;
};

/** A row with what it is found by. */
export interface ListedApplication {
  row: ApplicationRow;
  /** Names of what is not known: variables, and columns of the row. */
  missing: ReadonlySet<string>;
  /** All words of the row, in lower case. */
  text: string;
}

const contractFields = ['contract_end', 'notice_months', 'cost_cents', 'department', 'users'] as const;

export function listedApplication(
  application: MeasuredInput,
  measure: ApplicationMeasure | undefined,
  knowledge: KnowledgeIndex,
  notSeen: string | null = null,
): ListedApplication {
  const { stored, input, criticalityFrom, reachFrom } = application;
  const product = stored.product_id === null ? undefined : knowledge.products.get(stored.product_id);
  const vendor = product?.vendor === undefined ? undefined : knowledge.vendors.get(product.vendor);
  const capability = capabilityOf(application, knowledge);
  const owner = input.owner === 'unknown' ? null : input.owner;
  const row: ApplicationRow = {
    id: String(stored.id),
    name: stored.name,
    version: stored.version,
    product: product?.name ?? null,
    product_id: product?.id ?? null,
    match: stored.match_state,
    vendor_text: stored.vendor_text,
    known_vendor: vendor?.name ?? null,
    owner,
    country: input.ownerCountry ?? null,
    capability_id: stored.capability_id,
    known_capability: capability,
    area: capability === null ? null : (knowledge.capabilities.get(capability)?.area ?? null),
    class: measure?.class ?? null,
    a: measure?.a ?? null,
    open: measure?.missing.length ?? 0,
    not_seen: notSeen,
    department: stored.department,
    users: stored.users,
    installations: stored.installations,
    criticality: levelText(stored.criticality),
    known_criticality: criticalityFrom === 'default' ? levelText(input.criticality) : null,
    reach: levelText(stored.reach),
    known_reach: reachFrom === 'users' ? levelText(input.reach) : null,
    hosting: stored.hosting,
    contract_start: stored.contract_start,
    contract_end: stored.contract_end,
    notice_months: stored.notice_months,
    notice_by:
      stored.contract_end === null || stored.notice_months === null
        ? null
        : noticeDate(stored.contract_end, stored.notice_months),
    cost_cents: stored.cost_cents,
    status: stored.status,
    note: stored.note,
  };
  const missing = new Set<string>(measure?.missing ?? []);
  if (input.criticality === 'unknown') missing.add('criticality');
  if (input.reach === 'unknown') missing.add('reach');
  if (owner === null) missing.add('owner');
  for (const field of contractFields) if (row[field] === null) missing.add(field);
  return { row, missing, text: wordsOf(row, stored.raw_name, capability, knowledge) };
}

function levelText(level: number | 'unknown' | null): string | null {
  return level === null || level === 'unknown' ? null : String(level);
}

function wordsOf(
  row: ApplicationRow,
  rawName: string,
  capability: string | null,
  knowledge: KnowledgeIndex,
): string {
  const named = capability === null ? undefined : knowledge.capabilities.get(capability)?.name;
  return [
    row.name,
    rawName,
    row.product,
    row.vendor_text,
    row.known_vendor,
    row.owner,
    named?.de,
    named?.en,
    row.area,
    row.department,
    row.status,
    row.note,
  ]
    .filter((part) => part !== null && part !== undefined)
    .join('\n')
    .toLowerCase();
}
