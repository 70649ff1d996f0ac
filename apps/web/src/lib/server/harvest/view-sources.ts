import type { Database, Transaction } from '#lib/server/database/index.ts';
import { countOutcomes, selectRepositories, type StoredRepository } from './store/repositories.ts';
import {
  selectRuns,
  selectSource,
  selectSources,
  type StoredRun,
  type StoredSource,
} from './store/sources.ts';

/** A source for a page, with its newest run. */
export interface ShownSource extends Omit<StoredSource, 'webhook_salt' | 'content'> {
  handedIn: boolean;
  run: StoredRun | null;
}

const atOnce = 50;

/** Sources page by page, in the order in which they were added. */
export async function viewSources(
  db: Database,
  after: number,
): Promise<{ sources: ShownSource[]; next: number | null }> {
  return db.asOperator(async (trx) => {
    const rows = await selectSources(trx, after, atOnce + 1);
    const sources: ShownSource[] = [];
    for (const row of rows.slice(0, atOnce)) sources.push(await shown(trx, row));
    return { sources, next: rows.length > atOnce ? (sources.at(-1)?.id ?? null) : null };
  });
}

/** One source: its newest runs, and what came of the last look at each repository; null for none. */
export async function viewSource(
  db: Database,
  id: number,
  { outcome, after }: { outcome: string | null; after: string },
) {
  return db.asOperator(async (trx) => {
    const source = await selectSource(trx, id);
    if (!source) return null;
    const rows = await selectRepositories(trx, { source: id, outcome, after, limit: atOnce + 1 });
    const repositories: StoredRepository[] = rows.slice(0, atOnce);
    return {
      source: await shown(trx, source),
      runs: await selectRuns(trx, id, 10),
      outcomes: await countOutcomes(trx, id),
      repositories,
      next: rows.length > atOnce ? (repositories.at(-1)?.url ?? null) : null,
    };
  });
}

async function shown(trx: Transaction, source: StoredSource): Promise<ShownSource> {
  const { webhook_salt: _, content, ...rest } = source;
  const [run] = await selectRuns(trx, source.id, 1);
  return { ...rest, handedIn: content !== null, run: run ?? null };
}
