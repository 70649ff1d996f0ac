import { read } from '@e965/xlsx';
import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import { ProblemLog } from '../problems/problem-log.ts';
import { buildList } from '../table/build-list.ts';
import type { RawRow, ReadResult } from '../types.ts';
import { cellText } from './cell-text.ts';
import { openWorkbook } from './open-workbook.ts';

/**
 * Reads XLSX and ODS. Takes the sheet that is asked for, else the first visible one that looks like a list of software,
 * else the one that gives most rows. Lines are the row numbers of the sheet.
 */
export function readWorkbook(name: string, bytes: Uint8Array, given: boolean, wanted?: string): ReadResult {
  const safe = openWorkbook(bytes);
  if (!safe.ok) return safe;
  const book = parse(safe.archive);
  if (!book) return { ok: false, problems: [problem('workbook-unreadable')] };
  const sheets = book.SheetNames;
  if (wanted !== undefined && !sheets.includes(wanted)) {
    return {
      ok: false,
      problems: [problem('sheet-not-found', {}, { sheet: wanted, sheets: sheets.join(', ').slice(0, 500) })],
    };
  }

  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter(({ Hidden }) => Hidden).map((sheet) => sheet.name),
  );
  const visible = sheets.filter((sheet) => !hidden.has(sheet));
  let best: ReadResult | null = null;
  for (const sheet of wanted === undefined ? (visible.length > 0 ? visible : sheets) : [wanted]) {
    const log = new ProblemLog();
    if (safe.formulasWithoutValue > 0)
      log.add('formula-without-value', {}, { count: safe.formulasWithoutValue });
    if (sheets.length > 1) log.add('sheet-chosen', {}, { sheet, count: sheets.length });
    const records = recordsOf(book.Sheets[sheet], book.Workbook?.WBProps?.date1904 ?? false);
    const result = buildList(records, log, {
      name,
      format: safe.format,
      reason: given
        ? 'given'
        : safe.format === 'xlsx'
          ? 'content:zip-with-worksheets'
          : 'content:zip-with-spreadsheet',
      encoding: 'utf-8',
      sheet,
      sheets: [...sheets],
    });
    if (looksLikeList(result)) return result;
    if (!best?.ok || (result.ok && result.list.rows.length > best.list.rows.length)) best = result;
  }
  return best ?? { ok: false, problems: [problem('list-without-rows')] };
}

/** The library throws on what it does not understand; for us that is a file that cannot be read. */
function parse(archive: Uint8Array): WorkBook | null {
  try {
    return read(archive, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      nodim: true,
    });
  } catch {
    return null;
  }
}

function recordsOf(sheet: WorkSheet | undefined, date1904: boolean): RawRow[] {
  const rows = sheet?.['!data'] ?? [];
  const records: RawRow[] = [];
  for (const [at, row] of Object.entries(rows)) {
    const cells: string[] = [];
    let filled = false;
    for (const [index, cell] of Object.entries(row ?? {})) {
      if (Number(index) > LIMITS.columns) {
        cells.length = LIMITS.columns + 1;
        continue;
      }
      const text = cellText(cell, date1904);
      cells[Number(index)] = text;
      filled ||= text.trim() !== '';
    }
    if (filled) records.push({ line: Number(at) + 1, cells: Array.from(cells, (cell) => cell ?? '') });
  }
  return records;
}

function looksLikeList(result: ReadResult): boolean {
  if (!result.ok || result.list.headerLine === null) return false;
  return result.list.columns.some(
    ({ role, reasons }) => role === 'name' && reasons.some((reason) => reason.startsWith('header:')),
  );
}
