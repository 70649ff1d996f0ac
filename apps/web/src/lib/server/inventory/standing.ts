import { decisionsInForce } from './store/decisions.ts';
import { knownApplications } from './store/imported-applications.ts';
import { sightingsOf } from './store/sightings.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import type { Decisions } from './matched-fields.ts';
import type { KnownApplication, Standing } from './plan-import.ts';

type Known = Awaited<ReturnType<typeof knownApplications>>[number];
type Sighting = Awaited<ReturnType<typeof sightingsOf>>[number];

/** What is in the store before a list comes in, for planning and for taking the list back. */
export interface StoredStanding extends Standing {
  decisions: Decisions;
  applications: (KnownApplication & Known)[];
  sightings: Sighting[];
}

/** @param source null for a list of a new source */
export async function readStanding(
  trx: Transaction,
  authority: number,
  source: number | null,
): Promise<StoredStanding> {
  const applications = await knownApplications(trx, authority);
  const sightings = source === null ? [] : await sightingsOf(trx, source);
  return {
    decisions: await decisionsInForce(trx),
    applications: applications.map((known) => ({ ...known, removed: known.deleted_at !== null })),
    sightings,
    seen: sightings.map(({ application_id, source_key, missing_since }) => ({
      applicationId: application_id,
      key: source_key,
      missing: missing_since !== null,
    })),
  };
}
