export { mimetypeFirst, textWorkbook, type WorkbookFormat } from './text-workbook.ts';
