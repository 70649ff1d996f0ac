import type { Transaction } from '#lib/server/database/index.ts';
import { insertSource, readSource, sourcesOf, updateSource } from './store/sources.ts';
import type { StoredImport } from './store/imports.ts';

const longestName = 200;

/**
 * The source that a list is proposed to be the newest state of: the one of the same shape whose list came in last; else
 * one from before shapes were kept, whose files bore the same name and format. Null when it looks like none.
 */
export async function proposedSource(
  trx: Transaction,
  authority: number,
  given: { shape: string; format: string; file: string },
): Promise<number | null> {
  const sources = await sourcesOf(trx, authority);
  const unknown = `unknown:${given.format}`;
  const found =
    sources.find(({ shape }) => shape === given.shape) ??
    sources.find(({ shape, name }) => shape === unknown && name === given.file.slice(0, longestName)) ??
    null;
  return found && found.id;
}

/** What a new source is called unless a person names it: as the file, without its ending. */
export function nameOfSource(fileName: string): string {
  const name = fileName.replace(/\.[a-z\d]{1,5}$/i, '').trim();
  return (name || fileName.trim() || '?').slice(0, longestName);
}

/** The source of a list that is taken over, made where it is new; with the shape that it had before, null for a new one. */
export async function settleSource(
  trx: Transaction,
  stored: StoredImport,
): Promise<{ source: number; before: string | null }> {
  const shape = stored.shape ?? `unknown:${stored.format}`;
  const known = stored.source_id === null ? undefined : await readSource(trx, stored.source_id);
  if (!known) {
    const name = stored.source_name?.trim().slice(0, longestName) || nameOfSource(stored.file_name);
    return { source: (await insertSource(trx, { name, shape })).id, before: null };
  }
  if (known.shape !== shape) await updateSource(trx, known.id, { shape });
  return { source: known.id, before: known.shape };
}
