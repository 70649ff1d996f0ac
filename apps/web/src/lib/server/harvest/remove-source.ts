import { noteChange } from '#lib/server/audit/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import { endHarvest } from './plan-harvest.ts';
import {
  deleteRemovedSources,
  selectRemovedSources,
  selectSource,
  updateSource,
  type StoredSource,
} from './store/sources.ts';

const month = 30 * 24 * 3_600_000;

/**
 * Takes a source away; the entries that came from it stay, and are no longer looked at by it. For thirty days it can
 * be put back. Returns its name; null where there is no such source.
 */
export async function removeSource(db: Database, id: number, now: Date): Promise<string | null> {
  return db.asOperator(async (trx) => {
    const source = await selectSource(trx, id);
    if (!source) return null;
    await endHarvest(trx, id, now);
    await updateSource(trx, id, { removed_at: now });
    noteChange(trx, {
      subject: `harvest-source:${id}`,
      before: { kind: source.kind, url: source.url },
      after: null,
    });
    return source.name;
  });
}

/** Puts a source back that was taken away, with its settings and all it knew. False where there is none. */
export async function restoreSource(db: Database, id: number): Promise<boolean> {
  return db.asOperator(async (trx) => {
    const source = (await selectRemovedSources(trx)).find((each) => each.id === id);
    if (source) await putBack(trx, source);
    return source !== undefined;
  });
}

/** The same inside of a transaction. */
export async function putBack(trx: Transaction, { id, kind, url }: StoredSource): Promise<void> {
  await updateSource(trx, id, { removed_at: null });
  noteChange(trx, { subject: `harvest-source:${id}`, before: null, after: { kind, url } });
}

/** Sources that can still be put back, the latest first. */
export async function removedSources(db: Database): Promise<{ id: number; name: string; until: Date }[]> {
  const rows = await db.asOperator(selectRemovedSources);
  return rows.map(({ id, name, removed_at }) => ({
    id,
    name,
    until: new Date((removed_at?.getTime() ?? 0) + month),
  }));
}

/** The chore of the night: what was taken away more than thirty days ago goes for good. */
export async function forgetRemovedSources(db: Database): Promise<void> {
  await db.asOperator((trx) => deleteRemovedSources(trx, new Date(Date.now() - month)));
}
