export { dependenceReport, type DependenceReport, type ReportedApplication } from './dependence-report.ts';
export { paperToPdf } from './paper-to-pdf.ts';
export { reportPaper } from './report-paper.ts';
export { reportWorkbook } from './report-workbook.ts';
export { textWorkbook, type WorkbookFormat } from './text-workbook.ts';
