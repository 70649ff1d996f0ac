import { findPersonalData } from '../columns/personal-data.ts';
import { readContent } from '../columns/read-content.ts';
import { readHeader } from '../columns/read-header.ts';
import { LIMITS } from '../limits.ts';
import type { ColumnRole, RawRow } from '../types.ts';
import { readMark } from './read-mark.ts';
import { looksLikeTown } from './town-names.ts';

/** A table of towns and products (or capabilities): one of them down the side, the other across the top. */
export interface Matrix {
  /** Place of the heading row among the records. */
  headerAt: number;
  towns: 'in-rows' | 'in-columns';
  /** Column whose cells name what the row is about. */
  label: number;
  /** Columns that stand for one town or product each; where cells name products, heading or row is a capability. */
  values: { index: number; named: boolean }[];
  /** Columns that say more about the product of the row. */
  beside: { index: number; role: ColumnRole }[];
}

const LOOKED_AT = 200;
const HEADER_WITHIN = 15;
const LONGEST_HEADING = 120;
/** A heading of this strength is a column of its own meaning and stands for no town or product. */
const MEANS = 64;
/** A table with one of these has one row per use, not one column per town. */
const OF_LONG_TABLES = new Set<ColumnRole>(
  'name vendor maker version contract-start contract-end cost notice-period'.split(' ') as ColumnRole[],
);
const CARRIED = new Set<ColumnRole>(
  'vendor maker version category capability description'.split(' ') as ColumnRole[],
);

interface Heading {
  index: number;
  text: string;
  /** Roles that the heading means for certain. */
  roles: ColumnRole[];
  cells: string[];
}

/**
 * Recognises a table of towns and products by its headings and cells; null for every other table.
 * @example findMatrix([row('Kommune', 'DMS', 'Finanzen'), row('Musterstadt', 'enaio', 'Infoma')])?.towns // 'in-rows'
 */
export function findMatrix(records: readonly RawRow[]): Matrix | null {
  const headerAt = records
    .slice(0, HEADER_WITHIN)
    .findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length >= 3);
  const header = records[headerAt];
  const body = records.slice(headerAt + 1, headerAt + 1 + LOOKED_AT);
  if (!header || header.cells.length > LIMITS.columns || body.length === 0) return null;
  const personal = findPersonalData(header.cells, body);
  const headings = header.cells
    .map((text, index): Heading => ({
      index,
      text: text.trim(),
      roles: readHeader(text)
        .filter(({ strength }) => strength >= MEANS)
        .map(({ role }) => role),
      cells: body.map(({ cells }) => cells[index]?.trim() ?? '').filter((cell) => cell !== ''),
    }))
    .filter(({ index, text }) => text.length <= LONGEST_HEADING && !personal.has(index));
  return townsInRows(headings, headerAt) ?? townsInColumns(headings, headerAt);
}

function townsInRows(headings: readonly Heading[], headerAt: number): Matrix | null {
  const label =
    headings.find(({ roles, cells }) => roles[0] === 'authority' && cells.length > 0) ??
    headings.find(({ index, cells }) => index <= 2 && cells.length > 1 && mostly(cells, looksLikeTown, 0.6));
  if (!label) return null;
  const others = headings.filter(({ index }) => index !== label.index);
  if (others.some(({ roles }) => roles.some((role) => OF_LONG_TABLES.has(role)))) return null;
  const values = others.flatMap((each) => {
    const named = isFree(each) && isNames(each.cells);
    return named || (isFree(each) && isMarks(each.cells, false)) ? [{ index: each.index, named }] : [];
  });
  return values.length < 2 ? null : { headerAt, towns: 'in-rows', label: label.index, values, beside: [] };
}

function townsInColumns(headings: readonly Heading[], headerAt: number): Matrix | null {
  const towns = headings.filter(({ text }) => looksLikeTown(text));
  const label = headings.find(
    ({ text, roles: [role], cells }) =>
      !looksLikeTown(text) &&
      cells.length > 0 &&
      (role === 'name' || role === 'capability' || isNames(cells, 200)),
  );
  if (!label || label.index > (towns[0]?.index ?? -1)) return null;
  const behind = headings.filter(
    (each) => each.index > label.index && (towns.includes(each) || (isFree(each) && each.cells.length > 0)),
  );
  const isValue = ({ cells }: Heading): boolean =>
    cells.length === 0 || isMarks(cells, true) || isNames(cells);
  if (towns.length < Math.max(2, behind.length * 0.4) || !behind.every(isValue)) return null;
  const beside = headings.flatMap(({ index, text, roles: [role] }) =>
    index !== label.index && !looksLikeTown(text) && role !== undefined && CARRIED.has(role)
      ? [{ index, role }]
      : [],
  );
  const values = behind.map(({ index, cells }) => ({ index, named: isNames(cells) }));
  return { headerAt, towns: 'in-columns', label: label.index, values, beside };
}

const isFree = ({ text, roles }: Heading): boolean => text !== '' && roles.length === 0;

const mostly = (cells: readonly string[], holds: (cell: string) => boolean, share: number): boolean =>
  cells.filter(holds).length >= cells.length * share;

function isMarks(cells: readonly string[], counts: boolean): boolean {
  const kinds = cells.map((cell) => readMark(cell));
  const fits = kinds.filter(
    (mark) => mark.kind !== 'text' && (mark.kind !== 'count' || counts || mark.count === '1'),
  );
  const says = kinds.some(({ kind }) => kind !== 'no');
  return says && fits.length >= kinds.length * 0.8;
}

/** Short texts that are neither numbers, dates, addresses nor marks; some marks may stand between them. */
function isNames(cells: readonly string[], longest = 60): boolean {
  const saying = cells.filter((cell) => readMark(cell).kind !== 'no');
  const texts = saying.filter((cell) => readMark(cell).kind === 'text');
  if (texts.length < saying.length * 0.3) return false;
  const { filled, letters, dates, urls, uuids, versions, averageLength } = readContent(texts);
  return filled > 0 && averageLength <= longest && letters >= 0.8 && dates + urls + uuids + versions < 0.3;
}
