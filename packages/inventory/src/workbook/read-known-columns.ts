import { read } from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { detectFormat } from '../detect-format.ts';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { Problem } from '../types.ts';
import { cellText } from './cell-text.ts';
import { openWorkbook } from './open-workbook.ts';

/** A cell as the workbook types it; null is empty. `formula` is one that no program has calculated. */
export type SheetCell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  /** ISO 8601, without the time of day. */
  | { kind: 'date'; date: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'error'; text: string }
  | { kind: 'formula' }
  | null;

/** The columns of one sheet that bear known headings. */
export interface KnownColumns {
  sheet: string;
  /** Number of the row with the headings, from 1. */
  headerLine: number;
  /** As the caller spelled them, and the letters of the column, in the order of the sheet. */
  columns: { heading: string; letters: string }[];
  /** One cell for each of the columns. Rows without any are left out. */
  rows: { line: number; cells: SheetCell[] }[];
}

const MERGES = 10_000;
const MERGED_ROWS = 500;
/** So many known headings in one row are no accident. */
const FEWEST = 2;
const HEADER_ROWS = 200;

/**
 * Reads from an XLSX or ODS file the columns with these headings, from every sheet that has at least two of them in one
 * row, wherever that row and the columns stand. Nothing of other columns and sheets reaches the result. At most 20 MB.
 *
 * @example readKnownColumns(bytes, ['Anwendung', 'Amt']) // { ok: true, sheets: [{ sheet: 'Bestand', rows: […], … }] }
 */
export function readKnownColumns(
  bytes: Uint8Array,
  headings: readonly string[],
): { ok: true; sheets: KnownColumns[] } | { ok: false; problems: Problem[] } {
  if (bytes.length === 0) return { ok: false, problems: [problem('file-empty')] };
  if (bytes.length > LIMITS.bytesIn) {
    const detail = { bytes: bytes.length, bytesAllowed: LIMITS.bytesIn };
    return { ok: false, problems: [problem('file-too-large', {}, detail)] };
  }
  const detected = detectFormat(bytes);
  if (detected.kind !== 'zip') {
    const code = detected.kind === 'refused' ? detected.code : 'file-is-no-workbook';
    return { ok: false, problems: [problem(code)] };
  }
  const safe = openWorkbook(bytes);
  if (!safe.ok) return safe;
  const book = parse(safe.archive);
  if (!book) return { ok: false, problems: [problem('workbook-unreadable')] };
  const known = new Map(headings.map((heading) => [fold(heading), heading]));
  const date1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const sheets = book.SheetNames.flatMap((sheet) => {
    const found = knownColumns(book.Sheets[sheet], known, date1904);
    return found ? [{ sheet, ...found }] : [];
  });
  return { ok: true, sheets };
}

/** The library throws on what it does not understand; for us that is a file that cannot be read. */
function parse(archive: Uint8Array): WorkBook | null {
  try {
    return read(archive, {
      type: 'array',
      dense: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      // A formula without a value would be left out, and look like a cell that somebody has emptied.
      sheetStubs: true,
    });
  } catch {
    return null;
  }
}

/** A heading as it is compared: office programs break and blank it as they like. */
function fold(heading: string): string {
  return heading.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

type Grid = ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;

function knownColumns(
  sheet: WorkSheet | undefined,
  known: ReadonlyMap<string, string>,
  date1904: boolean,
): Omit<KnownColumns, 'sheet'> | null {
  const grid = gridOf(sheet, date1904);
  for (const [at, row] of [...grid].slice(0, HEADER_ROWS)) {
    const columns = [...row].flatMap(([index, cell]) => {
      const heading = cell?.kind === 'text' ? known.get(fold(cell.text)) : undefined;
      return heading === undefined ? [] : [{ heading, index }];
    });
    if (new Set(columns.map(({ heading }) => heading)).size < FEWEST) continue;
    return {
      headerLine: at + 1,
      columns: columns.map(({ heading, index }) => ({ heading, letters: letters(index) })),
      rows: [...grid].flatMap(([line, cells]) => {
        const ofRow = columns.map(({ index }) => cells.get(index) ?? null);
        return line <= at || ofRow.every((cell) => cell === null) ? [] : [{ line: line + 1, cells: ofRow }];
      }),
    };
  }
  return null;
}

function gridOf(sheet: WorkSheet | undefined, date1904: boolean): Grid {
  const grid = new Map<number, Map<number, SheetCell>>();
  for (const [at, row] of Object.entries(sheet?.['!data'] ?? [])) {
    if (!/^\d+$/.test(at)) continue;
    const cells = new Map<number, SheetCell>();
    for (const [index, cell] of Object.entries(row ?? {})) {
      const value = Number(index) < LIMITS.columns ? typed(cell, date1904) : null;
      if (value !== null) cells.set(Number(index), value);
    }
    grid.set(Number(at), cells);
  }
  for (const { s, e } of (sheet?.['!merges'] ?? []).slice(0, MERGES)) {
    // A cell merged over several rows holds for each of them, though it is stored in the first alone.
    const merged = grid.get(s.r)?.get(s.c) ?? null;
    for (let at = s.r + 1; merged !== null && at <= Math.min(e.r, s.r + MERGED_ROWS); at++) {
      const cells = grid.get(at);
      if (cells && (cells.get(s.c) ?? null) === null) cells.set(s.c, merged);
    }
  }
  return grid;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function typed(cell: CellObject, date1904: boolean): SheetCell {
  const { t, v, f } = cell;
  if (v === undefined || v === null || t === 'z') return f === undefined ? null : { kind: 'formula' };
  const text = cellText(cell, date1904);
  if (t === 'e') return { kind: 'error', text };
  if (t === 'b') return { kind: 'boolean', value: Boolean(v) };
  if (t === 'n' && typeof v === 'number') {
    if (!Number.isFinite(v)) return { kind: 'error', text: '#NUM!' };
    return ISO_DATE.test(text) ? { kind: 'date', date: text } : { kind: 'number', value: v };
  }
  return text.trim() === '' ? null : { kind: 'text', text };
}

/** @example letters(27) // 'AB' */
function letters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : letters(Math.floor(index / 26) - 1) + rest;
}
