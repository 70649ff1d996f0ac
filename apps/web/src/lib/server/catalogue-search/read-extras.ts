import type { Database } from '#lib/server/database/index.ts';
import { assessQuality, qualityFacts, readActivities } from '#lib/server/quality/index.ts';
import type { Beside } from './entry-document.ts';
import type { IndexedRow } from './store.ts';

/** What stands beside the rows of entries, by id. `lands` tells in which Länder an entry is declared to be in use. */
export async function readExtras(
  db: Database,
  rows: readonly IndexedRow[],
  lands: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, Omit<Beside, 'part'>>> {
  const ids = rows.map(({ id }) => id);
  const activities = await db.asOperator((trx) => readActivities(trx, ids));
  return new Map(
    rows.map((row) => {
      const observed = activities.get(row.id);
      const badges = observed ? assessQuality(qualityFacts(row, observed, null)) : [];
      const maintenance = badges.find(({ name }) => name === 'maintenance')?.least ?? null;
      return [row.id, { maintenance, declaredLands: lands.get(row.id) ?? [] }] as const;
    }),
  );
}
