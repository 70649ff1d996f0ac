import { LIMITS } from '../limits.ts';
import type { ColumnRole, RawRow } from '../types.ts';
import type { Matrix } from './find-matrix.ts';
import { readMark } from './read-mark.ts';

/** A table of towns and products as one row per town and product. */
export interface Unfolded {
  columns: Record<string, ColumnRole | null>;
  rows: RawRow[];
  towns: number;
}

interface Use {
  town: string;
  name: string;
  capability: string;
  status: string;
  note: string;
  users: string;
  cell: string;
  beside: string[];
}

const TOTAL = /^(?:summe|gesamt|insgesamt|anzahl|total|sum)\b/i;
const HEADINGS: Partial<Record<ColumnRole, string>> = {
  vendor: 'Publisher',
  maker: 'Manufacturer',
  version: 'Version',
  category: 'Category',
  capability: 'Function',
  description: 'Description',
};

/**
 * Makes one row of every cell that says that a town uses a product; `Cell` tells where it stands in the file. Cells
 * that say „no“ give no row. Numbers are taken as numbers of users where any is above 1.
 * @example unfoldMatrix(records, matrix).rows[0]?.cells // ['Musterstadt', 'enaio', 'DMS', 'B2']
 */
export function unfoldMatrix(records: readonly RawRow[], matrix: Matrix): Unfolded {
  const { headerAt, label, values, beside } = matrix;
  const header = records[headerAt]?.cells ?? [];
  const body = records
    .slice(headerAt + 1)
    .filter(({ cells }) => !TOTAL.test((cells[label] ?? '').slice(0, 40).trim()));
  const counted = body.some(({ cells }) =>
    values.some(({ index }) => Number((cells[index] ?? '').trim()) > 1),
  );
  const uses: Use[] = [];
  const towns = new Set<string>();
  for (const { line, cells } of body)
    for (const { index, named } of values) {
      if (uses.length > LIMITS.rows) break;
      const side = tidy(cells[label]);
      const top = tidy(header[index]);
      const [town, subject] = matrix.towns === 'in-rows' ? [side, top] : [top, side];
      const about = {
        town,
        cell: addressOf(index, line),
        beside: beside.map((each) => tidy(cells[each.index])),
      };
      const found = usesOf(cells[index] ?? '', subject, named, counted);
      for (const use of found) uses.push({ ...about, ...use });
      if (found.length > 0) towns.add(town);
    }
  return { ...tableOf(uses, matrix), towns: towns.size };
}

type Told = Pick<Use, 'name' | 'capability' | 'status' | 'note' | 'users'>;

function usesOf(cell: string, subject: string, named: boolean, counted: boolean): Told[] {
  const mark = readMark(cell);
  const plain: Told = { name: subject, capability: named ? subject : '', status: '', note: '', users: '' };
  switch (mark.kind) {
    case 'no':
      return [];
    case 'count':
      return mark.count === '0' ? [] : [{ ...plain, users: counted ? mark.count : '' }];
    case 'yes':
      return [{ ...plain, note: mark.remark }];
    case 'status':
      return [{ ...plain, status: mark.status }];
    case 'text':
      if (!named) return [{ ...plain, note: mark.text }];
      return severalOf(cell).map((name) => ({ ...plain, name }));
  }
}

/** A town may use several products for one thing: below each other, by semicolons, or by slashes with blanks. */
function severalOf(cell: string): string[] {
  return cell
    .slice(0, 2000)
    .split(/[\n;]|\s\/\s/)
    .map((part) => tidy(part))
    .filter((part) => readMark(part).kind !== 'no');
}

function tableOf(uses: readonly Use[], { beside }: Matrix): Pick<Unfolded, 'columns' | 'rows'> {
  const columns: Record<string, ColumnRole | null> = { Authority: 'authority', Name: 'name' };
  const taken: ((use: Use) => string)[] = [(use) => use.town, (use) => use.name];
  const add = (heading: string, role: ColumnRole | null, take: (use: Use) => string): void => {
    if (Object.hasOwn(columns, heading) || uses.every((use) => take(use) === '')) return;
    columns[heading] = role;
    taken.push(take);
  };
  add('Function', 'capability', (use) => use.capability);
  beside.forEach(({ role }, at) => add(HEADINGS[role] ?? role, role, (use) => use.beside[at] ?? ''));
  add('Users', 'users', (use) => use.users);
  add('Status', 'status', (use) => use.status);
  add('Comments', 'note', (use) => use.note);
  add('Cell', null, (use) => use.cell);
  const rows = uses.map((use, at) => ({ line: at + 1, cells: taken.map((take) => take(use)) }));
  return { columns, rows };
}

const tidy = (text: string | undefined): string => (text ?? '').slice(0, 1000).trim().replace(/\s+/g, ' ');

/** @example addressOf(27, 3) // 'AB3' */
function addressOf(index: number, line: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${line}`;
}
