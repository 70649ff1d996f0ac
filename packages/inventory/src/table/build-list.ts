import { guessColumns } from '../columns/guess-columns.ts';
import { foldHeader } from '../columns/read-header.ts';
import { findDialect, type FoundDialect } from '../dialects/find-dialect.ts';
import { findPersonalData, maskPersonalData } from '../columns/personal-data.ts';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { ProblemLog } from '../problems/problem-log.ts';
import type { Column, ColumnRole, ListFormat, Problem, RawRow, ReadResult, SoftwareList } from '../types.ts';
import { countMachines } from './count-machines.ts';
import { findHeader } from './find-header.ts';
import { findMatrix, type Matrix } from './find-matrix.ts';
import { unfoldMatrix } from './unfold-matrix.ts';

const LONGEST_HEADER = 200;

/**
 * Makes a list from records: finds the header unless the format knows its headings, drops personal data, reports ragged
 * rows, guesses the columns. Rows keep the cells that the file gave, apart from personal data. A table of towns and
 * products becomes one row for every product of a town.
 */
export function buildList(
  records: readonly RawRow[],
  log: ProblemLog,
  file: Omit<SoftwareList['file'], 'rows'>,
  known?: Readonly<Record<string, ColumnRole | null>>,
): ReadResult {
  const matrix = known ? null : findMatrix(records);
  return matrix ? buildFromMatrix(records, matrix, log, file) : build(records, log, file, known);
}

function buildFromMatrix(
  records: readonly RawRow[],
  matrix: Matrix,
  log: ProblemLog,
  file: Omit<SoftwareList['file'], 'rows'>,
): ReadResult {
  const { columns, rows, towns } = unfoldMatrix(records, matrix);
  log.add('matrix-unfolded', {}, { count: rows.length, towns });
  const result = build(rows, log, file, columns);
  if (!result.ok) return result;
  const because = (reason: string): string => (reason === 'format' ? `matrix:towns-${matrix.towns}` : reason);
  const list = {
    ...result.list,
    headerLine: records[matrix.headerAt]?.line ?? null,
    columns: result.list.columns.map((column) => ({ ...column, reasons: column.reasons.map(because) })),
  };
  return { ok: true, list };
}

function build(
  records: readonly RawRow[],
  log: ProblemLog,
  file: Omit<SoftwareList['file'], 'rows'>,
  known?: Readonly<Record<string, ColumnRole | null>>,
): ReadResult {
  const headerAt = known ? null : findHeader(records);
  const headerRecord = headerAt === null ? undefined : records[headerAt];
  const header = (known ? Object.keys(known) : (headerRecord?.cells ?? [])).map((cell) =>
    maskPersonalData(cell.slice(0, LONGEST_HEADER)).replace(/\s+/g, ' ').trim(),
  );
  const body = records.slice(headerAt === null ? 0 : headerAt + 1);
  const refusal = refusalOf(header, body);
  if (refusal) return { ok: false, problems: [...log.all(), refusal] };

  if (headerAt === null && !known) log.add('header-missing');
  else if (headerAt !== null && headerAt > 0) {
    log.add('title-lines-skipped', { line: headerRecord?.line ?? 1 }, { count: headerAt });
  }
  const found = known ? null : findDialect(header);
  if (found?.dialect.labelRow && repeatsHeader(body[0], header)) body.shift();
  const rows = body.map(({ line, cells }) => ({ line, cells: cells.slice(0, LIMITS.columns) }));
  dropBlankColumnsAtEnd(header, rows);
  reportDoubtfulHeaders(header, rows, headerRecord?.line ?? 1, log);
  if (header.length > 0) reportRaggedRows(body, header.length, file.format, log);
  const personal = findPersonalData(header, rows);
  for (const [index, column] of found?.columns ?? []) if (column.personal) personal.set(index, 'person');
  dropPersonalData(personal, header, rows, log);
  const guessed = guessColumns(header, rows, personal);
  const meant = known ? withRoles(guessed, known) : found ? asDialect(guessed, found) : guessed;
  const counted = countMachines(meant, rows, found !== null, log);
  if (found?.dialect.lists === 'devices') log.add('list-of-devices');

  return {
    ok: true,
    list: {
      file: { ...file, ...(found ? { tool: found.dialect.name } : {}), rows: counted.rows.length },
      headerLine: headerRecord?.line ?? null,
      columns: counted.columns,
      rows: counted.rows,
      problems: log.all(),
    },
  };
}

/** A format knows what its columns mean; only what they look like is still of interest. */
function withRoles(columns: readonly Column[], known: Readonly<Record<string, ColumnRole | null>>): Column[] {
  return columns.map((column) => {
    const role = known[column.header] ?? null;
    const looks = column.reasons.filter((reason) => !reason.startsWith('header:'));
    return { ...column, role, reasons: role ? ['format', ...looks] : looks };
  });
}

/** What the tool's own columns mean counts more than a guess, and no guess may claim a meaning that one of them has. */
function asDialect(columns: readonly Column[], { columns: found }: FoundDialect): Column[] {
  const taken = new Set([...found.values()].map(({ role }) => role));
  return columns.map((column) => {
    const meant = found.get(column.index);
    if (!meant) return column.role !== null && taken.has(column.role) ? { ...column, role: null } : column;
    if (meant.personal) return column;
    const looks = column.reasons.filter((reason) => !reason.startsWith('header:'));
    const reasons = meant.role ? ['format', ...looks] : looks;
    const { role, several, codes, renewedBy } = meant;
    return {
      ...column,
      role,
      reasons,
      ...(several && { several }),
      ...(codes && { codes }),
      ...(renewedBy && { renewedBy }),
    };
  });
}

/** A row of labels below technical headings. */
function repeatsHeader(row: RawRow | undefined, header: readonly string[]): boolean {
  const same = header.filter((heading, index) => {
    const folded = foldHeader(heading);
    return folded !== '' && foldHeader(row?.cells[index] ?? '') === folded;
  });
  return same.length >= 2;
}

function refusalOf(header: readonly string[], body: readonly RawRow[]): Problem | null {
  if (body.length === 0) return problem('list-without-rows');
  if (body.length > LIMITS.rows) {
    return problem('too-many-rows', {}, { count: body.length, limit: LIMITS.rows });
  }
  const wide = body.filter(({ cells }) => cells.length > LIMITS.columns);
  if (header.length <= LIMITS.columns && wide.length <= body.length / 2) return null;
  const count = Math.max(header.length, wide[0]?.cells.length ?? 0);
  return problem('too-many-columns', {}, { count, limit: LIMITS.columns });
}

function dropBlankColumnsAtEnd(header: string[], rows: readonly RawRow[]): void {
  const widest = rows.reduce((most, { cells }) => Math.max(most, filledWidth(cells)), 0);
  while (header.at(-1) === '' && header.length > widest) header.pop();
}

function filledWidth(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}

function reportDoubtfulHeaders(
  header: readonly string[],
  rows: readonly RawRow[],
  line: number,
  log: ProblemLog,
): void {
  const first = new Map<string, number>();
  for (const [index, text] of header.entries()) {
    const place = { line, column: index + 1 };
    const twin = first.get(text.toLowerCase());
    if (text === '') {
      if (rows.some(({ cells }) => (cells[index] ?? '').trim() !== '')) log.add('header-blank', place);
    } else if (twin !== undefined) log.add('header-twice', place, { header: text, first: twin + 1 });
    else first.set(text.toLowerCase(), index);
  }
}

/** Workbooks store no empty cells at the end of a row, so there a short row means nothing. */
function reportRaggedRows(
  rows: readonly RawRow[],
  columns: number,
  format: ListFormat,
  log: ProblemLog,
): void {
  const isWorkbook = format === 'xlsx' || format === 'ods';
  for (const { line, cells } of rows) {
    if (cells.length < columns && !isWorkbook)
      log.add('row-too-short', { line }, { cells: cells.length, columns });
    else if (filledWidth(cells) > columns)
      log.add('row-too-long', { line }, { cells: cells.length, columns });
  }
}

/** Blanks the personal columns and, where a row is longer than the header, what may have slid out of them. */
function dropPersonalData(
  personal: ReadonlyMap<number, string>,
  header: readonly string[],
  rows: readonly RawRow[],
  log: ProblemLog,
): void {
  for (const [index, kind] of personal) {
    let count = 0;
    for (const { cells } of rows) {
      if ((cells[index] ?? '').trim() === '') continue;
      cells[index] = '';
      count++;
    }
    log.add(
      'personal-data-dropped',
      { column: index + 1 },
      { header: header[index] || String(index + 1), kind, count },
    );
  }
  let masked = 0;
  for (const { cells } of rows) {
    for (const [index, cell] of cells.entries()) {
      const slid = personal.size > 0 && header.length > 0 && index >= header.length;
      const clean = slid ? '' : maskPersonalData(cell);
      if (clean === cell) continue;
      cells[index] = clean;
      masked++;
    }
  }
  if (masked > 0) log.add('personal-data-masked', {}, { count: masked });
}
