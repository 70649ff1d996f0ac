import { read } from '@e965/xlsx';
import type { WorkBook, WorkSheet } from '@e965/xlsx';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import { ProblemLog } from '../problems/problem-log.ts';
import { buildList } from '../table/build-list.ts';
import type { RawRow, ReadResult } from '../types.ts';
import { cellText } from './cell-text.ts';
import { openWorkbook } from './open-workbook.ts';

const MERGES = 10_000;
const MERGED_ROWS = 500;

/**
 * Reads XLSX and ODS. Takes the sheet that is asked for, else the first visible one that looks like a list of software,
 * else the one that gives most rows. Lines are the row numbers of the sheet.
 */
export function readWorkbook(name: string, bytes: Uint8Array, given: boolean, wanted?: string): ReadResult {
  const opened = openSheets(name, bytes, given);
  if (!opened.ok) return opened;
  const { names, candidates, readSheet } = opened;
  if (wanted === undefined) return choose(candidates, readSheet);
  if (names.includes(wanted)) return readSheet(wanted);
  const detail = { sheet: wanted, sheets: names.join(', ').slice(0, 500) };
  return { ok: false, problems: [problem('sheet-not-found', {}, detail)] };
}

/** Reads every sheet of a workbook, and tells which one `readWorkbook` would take. */
export function readWorkbookSheets(
  name: string,
  bytes: Uint8Array,
  given: boolean,
): { chosen: ReadResult; all: ReadResult[] } {
  const opened = openSheets(name, bytes, given);
  if (!opened.ok) return { chosen: opened, all: [] };
  const results = new Map(opened.names.map((sheet) => [sheet, opened.readSheet(sheet)]));
  const read = (sheet: string): ReadResult => results.get(sheet) ?? opened.readSheet(sheet);
  return { chosen: choose(opened.candidates, read), all: [...results.values()] };
}

interface Sheets {
  ok: true;
  names: string[];
  /** The visible ones, or all where none is. */
  candidates: string[];
  readSheet: (sheet: string) => ReadResult;
}

function openSheets(
  name: string,
  bytes: Uint8Array,
  given: boolean,
): Sheets | Extract<ReadResult, { ok: false }> {
  const safe = openWorkbook(bytes);
  if (!safe.ok) return safe;
  const book = parse(safe.archive);
  if (!book) return { ok: false, problems: [problem('workbook-unreadable')] };
  const names = book.SheetNames;
  const hidden = new Set(
    (book.Workbook?.Sheets ?? []).filter(({ Hidden }) => Hidden).map((sheet) => sheet.name),
  );
  const visible = names.filter((sheet) => !hidden.has(sheet));
  const found = safe.format === 'xlsx' ? 'content:zip-with-worksheets' : 'content:zip-with-spreadsheet';
  const readSheet = (sheet: string): ReadResult => {
    const log = new ProblemLog();
    if (safe.formulasWithoutValue > 0)
      log.add('formula-without-value', {}, { count: safe.formulasWithoutValue });
    if (names.length > 1) log.add('sheet-chosen', {}, { sheet, count: names.length });
    const records = recordsOf(book.Sheets[sheet], book.Workbook?.WBProps?.date1904 ?? false);
    return buildList(records, log, {
      name,
      format: safe.format,
      reason: given ? 'given' : found,
      encoding: 'utf-8',
      sheet,
      sheets: [...names],
    });
  };
  return { ok: true, names, candidates: visible.length > 0 ? visible : names, readSheet };
}

function choose(candidates: readonly string[], read: (sheet: string) => ReadResult): ReadResult {
  let best: ReadResult | null = null;
  for (const sheet of candidates) {
    const result = read(sheet);
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
  const records = new Map<number, string[]>();
  for (const [at, row] of Object.entries(sheet?.['!data'] ?? [])) {
    if (!/^\d+$/.test(at)) continue;
    const cells: string[] = [];
    for (const [index, cell] of Object.entries(row ?? {})) {
      // One column more than allowed shows that there are too many.
      if (Number(index) > LIMITS.columns) cells.length = LIMITS.columns + 1;
      else cells[Number(index)] = cellText(cell, date1904);
    }
    records.set(
      Number(at),
      Array.from(cells, (cell) => cell ?? ''),
    );
  }
  for (const { s, e } of (sheet?.['!merges'] ?? []).slice(0, MERGES)) {
    fillDown(records, s.c, s.r, Math.min(e.r, s.r + MERGED_ROWS));
  }
  return [...records]
    .filter(([, cells]) => cells.some((cell) => cell.trim() !== ''))
    .map(([at, cells]) => ({ line: at + 1, cells }));
}

/** A cell merged over several rows holds for each of them, though it is stored in the first alone. */
function fillDown(records: ReadonlyMap<number, string[]>, column: number, from: number, to: number): void {
  const text = column < LIMITS.columns ? (records.get(from)?.[column] ?? '') : '';
  for (let at = from + 1; text !== '' && at <= to; at++) {
    const cells = records.get(at);
    if (!cells?.some((cell) => cell.trim() !== '')) continue;
    while (cells.length <= column) cells.push('');
    if (cells[column] === '') cells[column] = text;
  }
}

function looksLikeList(result: ReadResult): boolean {
  if (!result.ok || result.list.headerLine === null) return false;
  return result.list.columns.some(
    ({ role, reasons }) => role === 'name' && reasons.some((reason) => /^(?:header|matrix):/.test(reason)),
  );
}
