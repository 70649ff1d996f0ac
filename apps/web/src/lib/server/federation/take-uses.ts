import { z } from 'zod';
import { entryByUrl } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { yearsLater, YEARS_OF_RELEASE } from '#lib/server/use-declarations/index.ts';
import { catalogueId } from './catalogue-id.ts';
import { replaceUses } from './store.ts';

const text = (most: number) => z.string().max(most).nullable().catch(null);

const use = z.object({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(300),
  place: z
    .string()
    .regex(/^(?:\d{2}|\d{5}|\d{8})$/)
    .nullable()
    .catch(null),
  country: z.string().regex(/^[A-Z]{2}$/),
  since: z.iso.date().nullable().catch(null),
  version: text(100),
  purpose: text(500),
  operation: z.enum(['own', 'provider', 'vendor-hosted', 'saas']).nullable().catch(null),
  contact: text(300),
  verifiedBy: z.enum(['leitung', 'it-leitung']).nullable().catch(null),
  verifiedOn: z.iso.date(),
  expires: z.iso.date(),
  /** What it has from elsewhere it does not vouch for. */
  origin: z.null(),
});

const document = z.object({
  software: z.array(z.object({ url: z.string(), usedBy: z.array(z.unknown()).max(10_000) })).max(200_000),
});

/**
 * Takes over which uses another catalogue declares (its `used-by.json`): its own ones alone, for entries that are known
 * here, with its address as origin. What it no longer declares is gone. A shape that is none changes nothing.
 *
 * @returns how many uses it has here now; null for what is no such document
 */
export async function takeUses(
  db: Database,
  source: string,
  given: unknown,
  now: Date,
): Promise<number | null> {
  const origin = catalogueId(source);
  const read = document.safeParse(given);
  if (origin === null || !read.success) return null;
  const today = now.toISOString().slice(0, 10);
  const latest = yearsLater(today, YEARS_OF_RELEASE);
  return db.asOperator(async (trx) => {
    const rows = new Map<string, Parameters<typeof replaceUses>[2][number]>();
    for (const { url, usedBy } of read.data.software) {
      const entry = await entryByUrl(trx, url);
      if (!entry) continue;
      for (const each of usedBy) {
        const parsed = use.safeParse(each);
        if (!parsed.success || parsed.data.expires < today || parsed.data.verifiedOn > today) continue;
        const { id, name, place, verifiedBy, verifiedOn, expires, origin: _own, ...items } = parsed.data;
        rows.set(id, {
          ...items,
          software_id: entry.merged_into ?? entry.id,
          product_id: null,
          subject_name: entry.name,
          authority_name: name,
          place_key: place,
          is_sample: false,
          verified_role: verifiedBy,
          published_on: verifiedOn,
          expires_on: expires < latest ? expires : latest,
          origin_url: origin,
          origin_id: id,
        });
      }
    }
    await replaceUses(trx, origin, [...rows.values()]);
    return rows.size;
  });
}
