import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { filterApplications, type ApplicationFilter } from './application-filter.ts';
import { listedApplication, type ApplicationRow } from './listed-application.ts';
import { notSeenSince } from './store.ts';

export interface ApplicationList {
  /** ISO date of the measurement. */
  date: string;
  /** Rows that the filter leaves, in the order in which the applications came in. */
  rows: ApplicationRow[];
  /** Applications in the inventory, filtered or not. */
  all: number;
  /** What the inventory could be narrowed to, most frequent first. */
  areas: Facet[];
  owners: Facet[];
  toReview: number;
  /** No list names them any more. */
  notSeen: number;
}

export interface Facet {
  value: string;
  applications: number;
}

/** The inventory of the actor's authority, measured and narrowed to what the filter leaves. */
export async function listApplications(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  filter: ApplicationFilter,
): Promise<ApplicationList> {
  const { applications, measures, date } = await measureAuthority(db, knowledge, actor);
  const notSeen = await db.asActor(actor, (trx) => notSeenSince(trx));
  const listed = applications.map((each) =>
    listedApplication(each, measures.get(each.input.id), knowledge, notSeen.get(each.stored.id)),
  );
  return {
    date,
    rows: filterApplications(listed, filter, date).map(({ row }) => row),
    all: listed.length,
    areas: facets(listed.map(({ row }) => row.area)),
    owners: facets(listed.map(({ row }) => row.owner ?? 'unknown')),
    toReview: listed.filter(({ row }) => row.match === 'review').length,
    notSeen: listed.filter(({ row }) => row.not_seen !== null).length,
  };
}

/** Single rows anew, after they were edited. */
export async function rowsOf(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  ids: number[],
): Promise<ApplicationRow[]> {
  const { applications, measures } = await measureAuthority(db, knowledge, actor, ids);
  const notSeen = await db.asActor(actor, (trx) => notSeenSince(trx, ids));
  return applications.map(
    (each) =>
      listedApplication(each, measures.get(each.input.id), knowledge, notSeen.get(each.stored.id)).row,
  );
}

function facets(values: (string | null)[]): Facet[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, applications]) => ({ value, applications }))
    .sort((a, b) => b.applications - a.applications || a.value.localeCompare(b.value, 'de'));
}
