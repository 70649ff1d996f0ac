import { badgeLevel } from '#lib/badge-level.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import { entryById } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { assessQuality, qualityFacts, readActivities } from '#lib/server/quality/index.ts';
import { usesOf } from '#lib/server/use-declarations/index.ts';
import { drawBadge } from './draw-badge.ts';

/**
 * One badge of an entry as a drawing; null where there is no such entry or badge.
 *
 * @example await badgeOf(app(), id, 'maintenance', 'en')
 */
export async function badgeOf(
  { db }: { db: Database },
  id: string,
  name: string,
  language: Language,
): Promise<string | null> {
  const read = await db.asOperator(async (trx) => {
    const entry = await entryById(trx, id);
    return entry?.active ? { entry, observed: (await readActivities(trx, [entry.id])).get(entry.id) } : null;
  });
  if (!read) return null;
  const uses = (await usesOf(db, read.entry.id)).filter(({ is_sample }) => !is_sample);
  const badge = assessQuality(qualityFacts(read.entry, read.observed, uses.length)).find(
    (each) => each.name === name,
  );
  if (!badge) return null;
  const tone = badge.least === badge.most ? (badge.least > 0 ? 'good' : 'bad') : 'open';
  const t = texts(language).quality;
  const value = badge.name === 'open-source' ? badgeLevel(badge, language) : t.level(badge.least, badge.most);
  return drawBadge(t.badges[badge.name], value, tone);
}
