import { measure } from '@allmende/sovereignty';
import type { Application } from '../use-cases/given.ts';
import { knowledge } from '../use-cases/given.ts';
import { dependenceReport, type DependenceReport } from '#lib/server/papers/index.ts';
import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { measuredApplication } from '#lib/server/sovereignty/measured-application.ts';

const date = '2026-11-21';

function stored(id: number, fields: Partial<Application>): Application {
  return {
    id,
    authority_id: 1,
    source_key: `k${id}`,
    name: `Anwendung ${id}`,
    raw_name: `Anwendung ${id}`,
    match_key: `k${id}`,
    product_id: null,
    vendor_text: null,
    version: null,
    department: null,
    capability_id: null,
    category: null,
    description: null,
    installations: null,
    users: null,
    criticality: null,
    reach: null,
    hosting: null,
    contract_start: null,
    contract_end: null,
    notice_months: null,
    cost_cents: null,
    external_id: null,
    status: null,
    note: null,
    match_state: 'new',
    match_score: null,
    match_reasons: [],
    candidates: [],
    edited: [],
    first_import: null,
    last_import: null,
    deleted_at: null,
    revision: 1,
    created_at: new Date(0),
    updated_at: new Date(0),
    ...fields,
  };
}

/** A measured inventory that no store holds, as of a fixed day; ids count from 1. */
export function measuredOf(applications: readonly Partial<Application>[]): MeasuredInventory {
  const measured = applications.map((fields, index) =>
    measuredApplication(stored(index + 1, fields), [], knowledge, 100),
  );
  const measurement = measure(
    measured.map(({ input }) => input),
    { date },
  );
  const measures = new Map(measurement.applications.map((each) => [each.id, each]));
  return { date, workplaces: 100, applications: measured, measurement, measures };
}

/** The report of an inventory that no store holds, as of a fixed day. */
export function reportOf(
  applications: readonly Partial<Application>[],
  language: 'de' | 'en' = 'de',
  authority = { name: 'Musterstadt', sample: true },
): DependenceReport {
  return dependenceReport(measuredOf(applications), knowledge, authority, language);
}
