import { encodeText, REASON_HEADINGS } from '@allmende/inventory';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { Actor, Database, ListPreview } from '#lib/server/database/index.ts';
import { textWorkbook } from '#lib/server/workbooks/index.ts';
import { writeCsv } from '#lib/write-csv.ts';
import { describeProblem } from './describe-problem.ts';
import { readInWorker } from './list-worker.ts';
import { importRows, keptSheets, readImport, readPreview } from './store/imports.ts';

/** A file to be sent. */
export interface WrittenFile {
  name: string;
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A row that does not come in, and why. */
export interface RejectedLine {
  line: number;
  raw: string[];
  /** A problem code. */
  reason: string;
  detail: Record<string, string | number> | null;
}

const everyRow = 500_000;

/**
 * The rows of an import that were not taken over, or of a draft that would not be, as a file in the format that the
 * list came in: the same columns, and the reason before them. Null where there is no such import, or no such row.
 */
export async function rejectedRows(
  db: Database,
  actor: Actor,
  id: string,
  language: Language,
): Promise<WrittenFile | null> {
  const found = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    const preview = stored?.upload_id ? await readPreview(trx, stored.upload_id) : null;
    if (!stored || !preview) return null;
    const kept = stored.state === 'draft' ? await keptSheets(trx, stored) : null;
    return { stored, preview, kept, rows: await importRows(trx, id, 'rejected', everyRow) };
  });
  if (!found) return null;
  const { stored, preview, kept } = found;
  const rows: RejectedLine[] = found.rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
  if (kept) {
    const read = await readInWorker(kept, stored.mapping ?? {}, { authority: actor.authority });
    if (!('list' in read)) return null;
    const cells = new Map(read.list.rows.map(({ line, cells }) => [line, cells]));
    for (const { line, reason, detail } of read.interpretation.rejected)
      rows.push({ line, raw: cells.get(line) ?? [], reason, detail: detail ?? null });
  }
  return rows.length === 0 ? null : fileOfRows(preview, rows, language);
}

/** Rows of a list as a file like the one that they came in; the export of a tool becomes a CSV. */
export function fileOfRows(
  { file, columns }: Pick<ListPreview, 'file' | 'columns'>,
  rows: readonly RejectedLine[],
  language: Language,
): WrittenFile {
  const t = texts(language).importWizard.rejected;
  const width = Math.max(columns.length, ...rows.map(({ raw }) => raw.length));
  const header = Array.from({ length: width }, (_, index) => columns[index]?.header ?? '');
  const table = [
    [REASON_HEADINGS[language], ...header],
    ...rows.map(({ line, raw, reason, detail }) => [
      t.at(
        String(line),
        describeProblem({ severity: 'warning', code: reason, ...(detail ? { detail } : {}) }, language),
      ),
      ...header.map((_, index) => raw[index] ?? ''),
    ]),
  ];
  const stem = file.name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 80) || 'liste';
  const name = `${stem}-${t.file}`;
  if (file.format === 'xlsx' || file.format === 'ods')
    return {
      name: `${name}.${file.format}`,
      type: workbookTypes[file.format],
      bytes: textWorkbook(file.sheet ?? stem, table, file.format),
    };
  const isTable = file.format === 'csv' || file.format === 'tsv' || file.format === 'pasted';
  const delimiter = isTable ? separatorOf(file.delimiter) : ';';
  // The writer begins with a mark of its own; whether there is one is up to the encoding.
  const text = writeCsv(table, delimiter).slice(1);
  const marked = !isTable || file.marked === true || file.format === 'pasted';
  return {
    name: `${name}.${delimiter === '\t' ? 'tsv' : 'csv'}`,
    type: `text/${delimiter === '\t' ? 'tab-separated-values' : 'csv'}`,
    bytes: encodeText(text, isTable ? file.encoding : 'utf-8', marked),
  };
}

const workbookTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const;

function separatorOf(delimiter: string | undefined): ';' | ',' | '\t' | '|' {
  return delimiter === ',' || delimiter === '\t' || delimiter === '|' ? delimiter : ';';
}
