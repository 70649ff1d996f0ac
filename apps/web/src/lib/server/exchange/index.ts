export { giveOut, exportFile, listExports, type ExchangeFormat, type ExportSummary } from './give-out.ts';
export { bringBack, type BroughtBack } from './bring-back.ts';
export {
  listReturns,
  viewReturn,
  type CellView,
  type DraftView,
  type ReturnSummary,
  type ReturnView,
} from './view-return.ts';
export { applyReturn, discardReturn, undoReturn, type Applied, type ReturnChoices } from './apply-return.ts';
export { forgetOldExchanges } from './forget-old-exchanges.ts';
export type { Book, BookStyle, BookValue } from './workbook/book.ts';
export { writeOds } from './workbook/write-ods.ts';
export { writeXlsx } from './workbook/write-xlsx.ts';
