import { LIMITS } from '../limits.ts';
import { ProblemLog } from '../problems/problem-log.ts';
import type {
  ColumnMapping,
  ColumnRole,
  Entry,
  Problem,
  RawRow,
  RejectedRow,
  SoftwareList,
} from '../types.ts';
import { foldHeader } from '../columns/read-header.ts';
import { parseNoticeMonths, readNotice } from '../values/notice-period.ts';
import { parseRenewalMonths, renewsTacitly } from '../values/renewal.ts';
import { isUnknown } from '../values/unknown.ts';
import { columnsByRole } from './columns-by-role.ts';
import { ReadEntry } from './read-entry.ts';
import { rejectionOf } from './reject-row.ts';

/** One line of a list of contracts. */
export interface ContractEntry extends Entry {
  /** By how many months it renews itself; 0 is not at all. */
  renewMonths?: number;
  /** Everything in the columns of names, which may name the contract and what it is about. */
  names: string[];
}

/** `entries.length + rejected.length` is the number of data rows, always. */
export interface ReadContracts {
  entries: ContractEntry[];
  rejected: RejectedRow[];
  problems: Problem[];
}

/** Columns whose cells are kept in the note where they cannot be read, with the field that a readable one fills. */
const KEPT_AS_TOLD = [
  ['contract-start', 'contractStart'],
  ['contract-end', 'contractEnd'],
  ['notice-period', 'noticeMonths'],
  ['cost', 'costCents'],
] as const satisfies readonly (readonly [ColumnRole, keyof Entry])[];

/**
 * Reads a list in which every row is a contract. Other than in a list of software nothing is folded: two rows about one
 * product are two contracts. A cell that cannot be read is a problem with line and column, and stands in the note as the
 * list gave it, so that nothing is lost.
 * @example interpretContracts(list).entries[0] // { line: 2, name: 'Pflege VOIS', contractEnd: '2028-12-31', … }
 */
export function interpretContracts(
  list: SoftwareList,
  mapping: ColumnMapping = guessed(list),
): ReadContracts {
  const log = new ProblemLog();
  const byRole = columnsByRole(mapping);
  const { columns } = byRole;
  const nameColumns = columns.get('name');
  if (!nameColumns) {
    log.add('no-name-column');
    const rejected = list.rows.map(({ line }) => ({ line, reason: 'no-name-column' }));
    return { entries: [], rejected, problems: log.all() };
  }
  const renewal = columns.get('renewal') ?? [];
  columns.delete('renewal');
  const renewMonths = renewalOf(list, renewal[0]);
  const reader = new ReadEntry(list, byRole, log);
  const headers = new Map(list.columns.map(({ index, header }) => [index, header]));
  const entries: ContractEntry[] = [];
  const rejected: RejectedRow[] = [];
  for (const row of list.rows) {
    const name = reader.text(row, 'name');
    const rejection = rejectionOf(row, name, list);
    if (rejection) {
      rejected.push(rejection);
      continue;
    }
    const entry: ContractEntry = { ...reader.entry(row, name), names: cellsOf(row, nameColumns) };
    const months = renewMonths(row);
    if (months !== null) entry.renewMonths = months;
    const unread = KEPT_AS_TOLD.filter(([, field]) => entry[field] === undefined).flatMap(
      ([role]) => columns.get(role) ?? [],
    );
    if (entry.noticeMonths !== undefined) unread.push(...roundedNotice(row, columns.get('notice-period')));
    if (months === null) unread.push(...renewal);
    const kept = unread.flatMap((index) => {
      const cell = row.cells[index]?.trim() ?? '';
      return isUnknown(cell)
        ? []
        : [`${headers.get(index) ?? ''}: ${cell.slice(0, 500).replace(/\s+/g, ' ')}`];
    });
    const note = [entry.note, ...kept].filter(Boolean).join(' · ');
    if (note !== '') entry.note = note;
    entries.push(entry);
  }
  return { entries, rejected, problems: log.all() };
}

/** Columns whose period of notice is kept in other words than the list has. */
const roundedNotice = ({ cells }: RawRow, notices: readonly number[] = []): number[] =>
  notices.filter((index) => readNotice(cells[index] ?? '')?.isRounded);

/** Reads by how many months the contract of a row renews itself; null where that is not said. */
function renewalOf({ columns }: SoftwareList, index: number | undefined): (row: RawRow) => number | null {
  const { codes = {}, renewedBy = [] } = columns.find((column) => column.index === index) ?? {};
  const periods = renewedBy.flatMap((heading) =>
    columns.filter(({ header }) => foldHeader(header) === heading).map((column) => column.index),
  );
  return ({ cells }) => {
    const cell = index === undefined ? '' : (cells[index]?.trim() ?? '');
    const told = Object.hasOwn(codes, cell) ? (codes[cell] ?? cell) : cell;
    if (!renewsTacitly(told)) return parseRenewalMonths(told);
    const months = [told, ...periods.map((period) => cells[period] ?? '')].map(parseNoticeMonths);
    return months.find((each) => each !== null && each > 0) ?? null;
  };
}

function cellsOf(row: RawRow, columns: readonly number[]): string[] {
  return columns
    .map((index) => (row.cells[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, LIMITS.nameLength))
    .filter((cell) => !isUnknown(cell));
}

function guessed(list: SoftwareList): ColumnMapping {
  return Object.fromEntries(list.columns.map(({ index, role }) => [index, role]));
}
