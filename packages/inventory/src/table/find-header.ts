import { readHeader, foldHeader } from '../columns/read-header.ts';
import { maskPersonalData, personalHeader } from '../columns/personal-data.ts';
import type { RawRow } from '../types.ts';
import { parseDate } from '../values/dates.ts';
import { parseNumber } from '../values/numbers.ts';

const LOOKED_AT = 40;
const LONGEST_HEADER = 80;

/**
 * Finds the record that names the columns; title lines may stand above it. Known header words decide; without any,
 * the first record is a header only where it is all text above a column of numbers or dates, or announces user names
 * or licence keys. Null = no header.
 * @example findHeader([{ line: 1, cells: ['Softwareliste 2026'] }, { line: 2, cells: ['Name', 'Hersteller'] }]) // 1
 */
export function findHeader(records: readonly RawRow[]): number | null {
  const head = records.slice(0, LOOKED_AT);
  const width = usualWidth(head);
  let best: { index: number; score: number } | null = null;
  for (const [index, record] of head.entries()) {
    const score = headerScore(record, width);
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  if (best) return best.index;
  const [first, ...rest] = head;
  if (!first || rest.length === 0) return null;
  return standsAboveTypedCells(first, rest) || announcesPersons(first) ? 0 : null;
}

/** Without this, the user names below „Benutzername“ would be read as any other text. */
function announcesPersons(first: RawRow): boolean {
  const cells = filledCells(first);
  return (
    cells.length > 1 && cells.some((cell) => ['person', 'licence-key'].includes(personalHeader(cell) ?? ''))
  );
}

/** 0 where the record cannot be a header; more for more known words and for filling the whole width. */
function headerScore(record: RawRow, width: number): number {
  const cells = filledCells(record);
  if (cells.length === 0 || cells.length < width / 3) return 0;
  if (cells.some((cell) => cell.length > LONGEST_HEADER)) return 0;
  if (cells.some((cell) => parseNumber(cell) !== null || parseDate(cell) !== null)) return 0;
  // Whoever stands in a heading stands in every place that names the column.
  if (cells.some((cell) => maskPersonalData(cell) !== cell)) return 0;
  if (new Set(cells.map((cell) => foldHeader(cell))).size < cells.length * 0.7) return 0;
  const known = cells.filter(
    (cell) => (readHeader(cell)[0]?.strength ?? 0) >= 58 || personalHeader(cell) !== null,
  ).length;
  const exact = cells.filter((cell) => (readHeader(cell)[0]?.strength ?? 0) >= 64).length;
  if (cells.length <= 2 ? exact < 1 : known < 2 && exact < cells.length / 3) return 0;
  return (known + exact) * Math.min(1, cells.length / width);
}

function standsAboveTypedCells(first: RawRow, rest: readonly RawRow[]): boolean {
  const typed = (cell: string): boolean => parseNumber(cell) !== null || parseDate(cell) !== null;
  return first.cells.some((cell, index) => {
    if (cell.trim() === '' || typed(cell)) return false;
    const below = rest.map(({ cells }) => cells[index]?.trim() ?? '').filter((text) => text !== '');
    return below.length > 0 && below.filter(typed).length > below.length * 0.8;
  });
}

/** The upper quartile of the widths: neither title lines nor one overlong row count for much. */
function usualWidth(head: readonly RawRow[]): number {
  const widths = head.map((record) => filledCells(record).length).sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.75)] ?? 0;
}

function filledCells(record: RawRow): string[] {
  return record.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
