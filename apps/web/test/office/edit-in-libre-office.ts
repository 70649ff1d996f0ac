import { pathToFileURL } from 'node:url';
import { basicText, runInLibreOffice } from './run-in-libre-office.ts';

/** One cell that a person changes. */
export interface OfficeEdit {
  /** Name of the sheet; the first one when left out. */
  sheet?: string;
  /** `B7` */
  cell: string;
  /** A text stays one; null empties the cell; `typed` is read as LibreOffice reads what a person types. */
  to: string | number | null | { typed: string };
}

const filters: Readonly<Record<string, string>> = { ods: 'calc8', xlsx: 'Calc MS Excel 2007 XML' };

/**
 * Opens a workbook in LibreOffice without a window, changes cells, and saves it under another name as ODS or XLSX. A
 * protected sheet stays protected: an edit of a locked cell throws.
 *
 * @example await editInLibreOffice('/tmp/a.ods', [{ cell: 'E2', to: 'Amt 10' }], '/tmp/b.xlsx')
 */
export async function editInLibreOffice(
  file: string,
  edits: readonly OfficeEdit[],
  saveAs: string,
): Promise<void> {
  const filter = filters[saveAs.split('.').at(-1) ?? ''];
  if (filter === undefined) throw new Error(`neither .ods nor .xlsx: ${saveAs}`);
  await runInLibreOffice(
    [
      `  book = Opened(${basicText(pathToFileURL(file).href)})`,
      ...edits.flatMap(({ sheet, cell, to }) => [
        `  at = book.Sheets.${sheet === undefined ? 'getByIndex(0)' : `getByName(${basicText(sheet)})`}.getCellRangeByName("${cell}")`,
        `  If at.Spreadsheet.isProtected() And at.CellProtection.IsLocked Then Print #1, "ERROR ${cell} is locked" : Exit Sub`,
        `  at.${settingOf(to)}`,
      ]),
      `  SaveAs(book, ${basicText(pathToFileURL(saveAs).href)}, "${filter}")`,
    ].join('\n'),
  );
}

function settingOf(to: OfficeEdit['to']): string {
  if (to === null) return 'setFormula("")';
  if (typeof to === 'number') return `setValue(${to})`;
  return typeof to === 'string' ? `setString(${basicText(to)})` : `FormulaLocal = ${basicText(to.typed)}`;
}
