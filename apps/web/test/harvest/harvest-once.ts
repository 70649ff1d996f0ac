import type { Database } from '#lib/server/database/index.ts';
import { harvestHandlers, harvestNow, type HarvestForges } from '#lib/server/harvest/index.ts';

/** Runs the newest harvest of a source to its end, or until the signal, and gives its figures. */
export async function harvestOnce(
  db: Database,
  forges: HarvestForges,
  source: number,
  signal: AbortSignal = new AbortController().signal,
): Promise<Record<string, number>> {
  await harvestNow(db, source, 'local');
  const { id } = await db.asOperator((trx) =>
    trx
      .selectFrom('harvest_run')
      .select('id')
      .where('source_id', '=', source)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow(),
  );
  const [handler] = Object.values(harvestHandlers(() => forges));
  const context = { db, payload: { run: id }, signal, report: () => Promise.resolve() };
  return (await handler?.(context as never)) as Record<string, number>;
}
