import { randomBytes } from 'node:crypto';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { ApplicationRow } from '#lib/server/applications/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { CapabilityNames } from './columns.ts';
import { exchangeBook } from './exchange-book.ts';
import { packSnapshot, unpackSnapshot, type SnapshotRow } from './snapshot.ts';
import { authorityName, insertExport, newestExports, readExport, standingCells } from './store.ts';
import { writeOds } from './workbook/write-ods.ts';
import { writeXlsx } from './workbook/write-xlsx.ts';

/** How long a workbook can come back, in days. */
export const keptDays = 180;

export type ExchangeFormat = 'xlsx' | 'ods';

/** What capabilities are called in a language, by id. */
export function capabilityNames(knowledge: KnowledgeIndex, language: Language): CapabilityNames {
  return Object.fromEntries([...knowledge.capabilities.values()].map(({ id, name }) => [id, name[language]]));
}

/**
 * Keeps these applications as they are now, as the workbook that colleagues get.
 *
 * @param rows of the inventory, in the order of the workbook
 * @returns the id of the export; null when none of the applications is in the inventory any more
 */
export async function giveOut(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  { rows, date, language }: { rows: readonly ApplicationRow[]; date: string; language: Language },
): Promise<number | null> {
  return db.asActor(actor, async (trx) => {
    const standing = await standingCells(trx);
    const given = rows.flatMap((row): SnapshotRow[] => {
      const now = standing.get(Number(row.id));
      if (!now) return [];
      const { product, owner, notice_by, class: letters } = row;
      const cells = Object.fromEntries(Object.entries(now.cells).filter(([, value]) => value !== null));
      return [
        {
          id: Number(row.id),
          revision: now.revision,
          cells,
          shown: { product, owner, notice_by, class: letters },
        },
      ];
    });
    if (given.length === 0) return null;
    const snapshot = packSnapshot({
      authority: await authorityName(trx, actor.authority),
      date,
      capabilities: capabilityNames(knowledge, language),
      rows: given,
    });
    const id = await insertExport(trx, {
      salt: randomBytes(16).toString('hex'),
      language,
      applications: given.length,
      snapshot,
      created_by: actor.id,
    });
    noteChange(trx, { subject: `exchange:${id}`, before: null, after: { applications: given.length } });
    return id;
  });
}

export interface ExportSummary {
  id: number;
  applications: number;
  /** ISO date and time. */
  createdAt: string;
  /** ISO date of the last day on which it can come back. */
  until: string;
}

/** What was given out last, newest first. */
export async function listExports(db: Database, actor: Actor): Promise<ExportSummary[]> {
  const stored = await db.asActor(actor, (trx) => newestExports(trx, 20));
  return stored.map(({ id, applications, created_at }) => ({
    id,
    applications,
    createdAt: created_at.toISOString(),
    until: new Date(created_at.getTime() + keptDays * 86_400_000).toISOString().slice(0, 10),
  }));
}

/** The workbook of an export, the same each time; null when there is none. */
export async function exportFile(
  db: Database,
  actor: Actor,
  id: number,
  format: ExchangeFormat,
): Promise<{ bytes: Uint8Array; date: string } | null> {
  const stored = await db.asActor(actor, (trx) => readExport(trx, id));
  if (!stored) return null;
  const snapshot = unpackSnapshot(stored.snapshot);
  const book = exchangeBook({ id, salt: stored.salt, language: stored.language, snapshot });
  return { bytes: format === 'xlsx' ? writeXlsx(book) : writeOds(book), date: snapshot.date };
}
