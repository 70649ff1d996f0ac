import { entryById, readEntries, readEntry, type Entry } from '#lib/server/catalogue/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { usesOfAll } from '#lib/server/use-declarations/index.ts';
import { exportedEntry, type ExportedEntry } from './exported-entry.ts';
import { lastChanged, publisherNames } from './store.ts';

const AT_ONCE = 250;

/** An entry, and the file that it was made from. */
export interface ExportedWithFile {
  entry: ExportedEntry;
  file: string;
}

/**
 * Every entry that is shown, those that are gone too, in the order of their making; never more than a few hundred of
 * them lie in memory.
 *
 * @example for await (const { entry } of everyExported(db, 'https://allmende.example')) …
 */
export async function* everyExported(
  db: Database,
  base: string,
  now = new Date(),
): AsyncGenerator<ExportedWithFile> {
  let after: { createdAt: Date; id: string } | null = null;
  for (;;) {
    const entries: Entry[] = await readEntries(db, { after, limit: AT_ONCE });
    yield* await described(db, entries, base, now);
    const last = entries.at(-1);
    if (!last || entries.length < AT_ONCE) return;
    after = { createdAt: last.created_at, id: last.id };
  }
}

/** One entry; null for none. What was merged into another is found under its old id. */
export async function oneExported(
  db: Database,
  id: string,
  base: string,
  now = new Date(),
): Promise<ExportedWithFile | null> {
  const found = await readEntry(db, id);
  const entry = found?.merged_into ? await readEntry(db, found.merged_into) : found;
  if (!entry?.active) return null;
  return (await described(db, [entry], base, now))[0] ?? null;
}

/** These entries, in this order; what is not there is left out. */
export async function exportedOf(
  db: Database,
  ids: readonly string[],
  base: string,
  now = new Date(),
): Promise<ExportedEntry[]> {
  const entries = await db.asOperator(async (trx) => {
    const found: Entry[] = [];
    for (const id of ids) {
      const entry = await entryById(trx, id);
      if (entry?.active) found.push(entry);
    }
    return found;
  });
  return (await described(db, entries, base, now)).map(({ entry }) => entry);
}

/** A page of what changed last, newest first, and where the next page begins. */
export async function changedExported(
  db: Database,
  before: { at: Date; id: string } | null,
  { base, limit, now = new Date() }: { base: string; limit: number; now?: Date },
): Promise<{ entries: ExportedEntry[]; next: { at: Date; id: string } | null }> {
  const rows = await db.asOperator((trx) => lastChanged(trx, before, limit + 1));
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: await exportedOf(
      db,
      shown.map(({ id }) => id),
      base,
      now,
    ),
    next: rows.length > limit && last ? { at: last.updated_at, id: last.id } : null,
  };
}

async function described(
  db: Database,
  entries: readonly Entry[],
  base: string,
  now: Date,
): Promise<ExportedWithFile[]> {
  const ids = [...new Set(entries.flatMap(({ publisher_id: id }) => id ?? []))];
  const publishers = await db.asOperator((trx) => publisherNames(trx, ids));
  const uses = await usesOfAll(
    db,
    entries.map(({ id }) => id),
    now,
  );
  return entries.map((entry) => ({
    entry: exportedEntry(entry, {
      base,
      publisher: publishers.get(entry.publisher_id ?? '') ?? null,
      uses: uses.get(entry.id) ?? [],
    }),
    file: entry.publiccode_yml,
  }));
}
