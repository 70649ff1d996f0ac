import { endReading, ownAddresses, takeUses, type Reading } from '#lib/server/federation/index.ts';
import type { Running } from './running.ts';

/** This run as a reading of another catalogue. */
export const readingOf = ({ source, run }: Pick<Running, 'source' | 'run'>): Reading => ({
  source: source.url,
  round: run.id,
  ours: ownAddresses(),
});

/**
 * Ends the reading of another catalogue that was read to its last page: what it no longer lists is no longer offered,
 * and the uses that it declares are those it declares now. After any trouble nothing of that happens.
 */
export async function endCatalogue(running: Running, hasTrouble: boolean): Promise<void> {
  const { db, source, forges } = running;
  if (source.kind !== 'catalogue' || hasTrouble) return;
  const now = new Date();
  await endReading(db, readingOf(running), now);
  const uses = await forges.readUses?.(source.url);
  if (uses !== undefined && uses !== null) await takeUses(db, source.url, uses, now);
}
