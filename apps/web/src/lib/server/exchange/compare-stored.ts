import { createHash } from 'node:crypto';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Transaction } from '#lib/server/database/index.ts';
import { unpackSheets } from './bring-back.ts';
import { compareReturn } from './compare-return.ts';
import type { Comparison } from './comparison.ts';
import { capabilityNames } from './give-out.ts';
import { returnedRows } from './returned-rows.ts';
import { unpackSnapshot } from './snapshot.ts';
import { exportsById, standingCells, type StoredReturn } from './store.ts';

export interface ComparedReturn {
  comparison: Comparison;
  /** Of what a person decides about: another one means that they have seen something else. */
  fingerprint: string;
  /** What the applications in it are called, by id. */
  names: ReadonlyMap<number, string>;
}

/** Compares a kept draft with what was given out and with the inventory as it is now; null for one that is no draft. */
export async function compareStored(
  trx: Transaction,
  stored: StoredReturn,
  knowledge: KnowledgeIndex,
): Promise<ComparedReturn | null> {
  const rows = stored.packed && returnedRows(unpackSheets(stored.packed));
  if (!rows) return null;
  const ids = new Set(
    rows.rows.flatMap(({ key }) => (key === null || key === 'unknown' ? [] : [key.export])),
  );
  const exports = await exportsById(trx, [...ids]);
  const standing = await standingCells(trx);
  const comparison = compareReturn(rows, {
    exports: new Map(
      exports.map(({ id, salt, language, snapshot }) => [
        id,
        { salt, language, snapshot: unpackSnapshot(snapshot) },
      ]),
    ),
    standing,
    capabilities: { de: capabilityNames(knowledge, 'de'), en: capabilityNames(knowledge, 'en') },
  });
  const { edits, conflicts, additions } = comparison;
  const seen = JSON.stringify([edits, conflicts, additions]);
  return {
    comparison,
    fingerprint: createHash('sha256').update(seen).digest('hex'),
    names: new Map([...standing].map(([id, { name }]) => [id, name])),
  };
}
