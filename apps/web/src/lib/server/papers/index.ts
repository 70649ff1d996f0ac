export { dependenceReport, type DependenceReport, type ReportedApplication } from './dependence-report.ts';
export type { Block, Document, Inline, Letterhead } from './document.ts';
export { documentToOdt } from './document-to-odt.ts';
export { documentToPdf } from './document-to-pdf.ts';
export { headOf, letterheadOf, paperTemplateOf } from './settings/letterhead-of.ts';
export { paperToPdf } from './paper-to-pdf.ts';
export { reportPaper } from './report-paper.ts';
export { reportWorkbook } from './report-workbook.ts';
export { textWorkbook, type WorkbookFormat } from './text-workbook.ts';
