import type { Database } from '#lib/server/database/index.ts';
import { assessQuality, qualityFacts, readActivities } from '#lib/server/quality/index.ts';
import type { DeclaredUses } from './declared-uses.ts';
import type { Beside } from './entry-document.ts';
import type { IndexedRow } from './store.ts';

/** What stands beside the rows of entries, by id. `uses` tells who has declared to use an entry. */
export async function readExtras(
  db: Database,
  rows: readonly IndexedRow[],
  uses: ReadonlyMap<string, DeclaredUses>,
): Promise<Map<string, Omit<Beside, 'part'>>> {
  const ids = rows.map(({ id }) => id);
  const activities = await db.asOperator((trx) => readActivities(trx, ids));
  return new Map(
    rows.map((row) => {
      const observed = activities.get(row.id);
      const badges = observed ? assessQuality(qualityFacts(row, observed, null)) : [];
      const maintenance = badges.find(({ name }) => name === 'maintenance')?.least ?? null;
      return [row.id, { maintenance, declared: uses.get(row.id) ?? null }] as const;
    }),
  );
}
