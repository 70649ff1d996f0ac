import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { KnownColumns, Problem } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { readColumnsApart } from '#lib/server/inventory/index.ts';
import { headingKeys, returnedRows } from './returned-rows.ts';
import { insertReturn, takesChangesIn } from './store.ts';

export type BroughtBack =
  | { ok: true; id: string }
  | { ok: false; why: 'no-table' | 'no-keys' | 'ended' }
  | { ok: false; problems: Problem[] };

/**
 * Reads a workbook that came back and keeps what stands in its known columns as a draft; columns that somebody has
 * added are not read, and the file itself is not kept. Nothing enters the inventory yet.
 */
export async function bringBack(
  db: Database,
  actor: Actor,
  file: { name: string; bytes: Uint8Array },
): Promise<BroughtBack> {
  const read = await readColumnsApart(file.bytes, [...headingKeys().keys()], {
    authority: actor.authority,
  });
  if (!read.ok) return { ok: false, problems: read.problems };
  if (read.sheets.length === 0) return { ok: false, why: 'no-table' };
  const rows = returnedRows(read.sheets);
  if (!rows?.rows.some(({ key }) => key !== null && key !== 'unknown')) return { ok: false, why: 'no-keys' };
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  return db.asActor(actor, async (trx) => {
    if (!(await takesChangesIn(trx, actor.authority))) return { ok: false, why: 'ended' };
    const id = await insertReturn(trx, {
      file_name: file.name.slice(0, 200),
      file_sha256: sha256,
      packed: new Uint8Array(gzipSync(JSON.stringify(read.sheets), { level: 1 })),
      created_by: actor.id,
    });
    noteChange(trx, {
      subject: `exchange:${id}`,
      before: null,
      after: { state: 'draft', file: file.name, sha256 },
    });
    return { ok: true, id };
  });
}

export function unpackSheets(packed: Uint8Array): KnownColumns[] {
  return JSON.parse(gunzipSync(packed).toString()) as KnownColumns[];
}
