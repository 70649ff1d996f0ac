import { read, utils, write, type CellObject } from '@e965/xlsx';

/**
 * Changes cells of the first sheet as a program does that knows nothing of locks and lists; null empties a cell.
 *
 * @example editWorkbook(bytes, 'xlsx', { C2: 'Amt 10', D3: null })
 */
export function editWorkbook(
  bytes: Uint8Array,
  format: 'xlsx' | 'ods',
  edits: Readonly<Record<string, string | number | CellObject | null>>,
): Uint8Array {
  const book = read(bytes, { type: 'array', cellNF: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('a workbook has a sheet');
  for (const [at, value] of Object.entries(edits)) {
    sheet[at] = cellOf(value);
    const range = utils.decode_range(sheet['!ref'] ?? 'A1');
    range.e.r = Math.max(range.e.r, utils.decode_cell(at).r);
    range.e.c = Math.max(range.e.c, utils.decode_cell(at).c);
    sheet['!ref'] = utils.encode_range(range);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: format }) as ArrayBuffer);
}

function cellOf(value: string | number | CellObject | null): CellObject {
  if (value === null) return { t: 'z' };
  if (typeof value === 'object') return value;
  return { t: typeof value === 'number' ? 'n' : 's', v: value };
}

/**
 * Where the cell of a column stands on the first sheet, by the column's heading and the number of the row.
 *
 * @example addressOf(bytes, 'Amt', 2) // 'G2'
 */
export function addressOf(bytes: Uint8Array, heading: string, row: number): string {
  const book = read(bytes, { type: 'array' });
  const [headings = []] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
    header: 1,
  });
  const column = headings.indexOf(heading);
  if (column < 0) throw new Error(`no column „${heading}“`);
  return utils.encode_cell({ c: column, r: row - 1 });
}
