import { describeReason } from '@allmende/inventory';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { applicationsToReview } from './store/applications.ts';

/** One name that needs a person's eye, with all applications that bear it. */
export interface ReviewItem {
  /** The application that stands for all of the same name. */
  applicationId: number;
  name: string;
  vendor: string | null;
  department: string | null;
  applications: number;
  /** In words. */
  reasons: string[];
  candidates: { product: string; score: number }[];
}

/** The names that the matcher was not sure of, most frequent first. */
export async function reviewQueue(db: Database, actor: Actor, language: Language): Promise<ReviewItem[]> {
  const rows = await db.asActor(actor, (trx) => applicationsToReview(trx));
  const byKey = new Map<string, ReviewItem>();
  for (const row of rows) {
    const known = byKey.get(row.match_key);
    if (known) {
      known.applications += 1;
      continue;
    }
    byKey.set(row.match_key, {
      applicationId: row.id,
      name: row.raw_name,
      vendor: row.vendor_text,
      department: row.department,
      applications: 1,
      reasons: row.match_reasons.map((reason) => describeReason(reason, language)),
      candidates: row.candidates,
    });
  }
  return [...byKey.values()].sort(
    (a, b) => b.applications - a.applications || a.name.localeCompare(b.name, 'de'),
  );
}
