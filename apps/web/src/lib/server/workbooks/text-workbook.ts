import { utils, write, type CellObject } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';

export type WorkbookFormat = 'xlsx' | 'ods';

/**
 * A workbook with one sheet of texts. Each cell is text, also one that looks like a number or a formula.
 *
 * @example textWorkbook('Verfahren', [['Name'], ['=1+1']], 'ods')
 */
export function textWorkbook(
  sheetName: string,
  rows: readonly (readonly string[])[],
  format: WorkbookFormat,
): Uint8Array<ArrayBuffer> {
  const cells = rows.map((row) =>
    row.map((text): CellObject | null => (text === '' ? null : { t: 's', v: sheetText(text) })),
  );
  const sheet = utils.aoa_to_sheet(cells);
  const width = Math.max(0, ...rows.map((row) => row.length));
  sheet['!cols'] = Array.from({ length: width }, (_, column) => ({
    wch: Math.min(48, Math.max(10, ...rows.slice(0, 200).map((row) => (row[column] ?? '').length)) + 1),
  }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, nameOfSheet(sheetName));
  const bytes = new Uint8Array(
    // Shared strings, because readers take entities in the other kind of text apart twice.
    write(book, { type: 'array', bookType: format, compression: true, bookSST: true }) as ArrayBuffer,
  );
  return format === 'ods' ? mimetypeFirst(bytes) : bytes;
}

/** OpenDocument 1.3, part 2, 3.3: the type stands first and uncompressed, so that a file tells what it is. */
export function mimetypeFirst(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const { mimetype, ...parts } = unzipSync(archive);
  if (!mimetype) throw new Error('The writer of ODS files gave no type.');
  return zipSync({ mimetype: [mimetype, { level: 0 }], ...parts });
}

/** What XML can hold, and a spreadsheet takes in one cell. */
function sheetText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .slice(0, 32_000);
}

function nameOfSheet(name: string): string {
  const plain = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return sheetText(plain).slice(0, 31) || 'Liste';
}
