import { createHash } from 'node:crypto';
import type { Knowledge } from '@allmende/knowledge';
import type { Database } from '#lib/server/database/index.ts';
import { factRows, factTables } from './fact-rows.ts';
import { deleteFacts, readHashes, readState, writeFacts, writeState } from './store.ts';

/** What a sync did, in rows. */
export interface SyncCounts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/**
 * Brings the facts in the store in line with the files, in one transaction, and writes only what differs. When
 * nothing changed since the last sync, that costs one query.
 *
 * @example const { added, changed, removed } = await syncKnowledge(db, knowledge);
 */
export async function syncKnowledge(db: Database, knowledge: Knowledge): Promise<SyncCounts> {
  const rows = factRows(knowledge);
  const fingerprint = createHash('sha256')
    .update(factTables.flatMap((table) => [table, ...rows[table].map(({ hash }) => hash)]).join('\n'))
    .digest('base64url');
  const counts: SyncCounts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  const touched = await db.asOperator(async (trx) => {
    if ((await readState(trx, 'fingerprint')) === fingerprint) {
      counts.unchanged = factTables.reduce((sum, table) => sum + rows[table].length, 0);
      return [];
    }
    const changedTables: string[] = [];
    for (const table of factTables) {
      const stored = await readHashes(trx, table);
      const differing = rows[table].filter(({ id, hash }) => stored.get(id) !== hash);
      const present = new Set(rows[table].map(({ id }) => id));
      const gone = [...stored.keys()].filter((id) => !present.has(id));
      await writeFacts(trx, table, differing);
      await deleteFacts(trx, table, gone);
      const changed = differing.filter(({ id }) => stored.has(id)).length;
      counts.added += differing.length - changed;
      counts.changed += changed;
      counts.removed += gone.length;
      counts.unchanged += rows[table].length - differing.length;
      if (differing.length + gone.length > 0) changedTables.push(table);
    }
    await writeState(trx, 'fingerprint', fingerprint);
    return changedTables;
  });
  if (touched.length > 0) await db.analyze(touched);
  return counts;
}
