export { dependenceReport, type DependenceReport, type ReportedApplication } from './dependence-report.ts';
export type { Block, Document, Inline, Letterhead } from './document.ts';
export { documentToDocx } from './docx/document-to-docx.ts';
export { documentToOdt } from './odt/document-to-odt.ts';
export { documentToPdf } from './document-to-pdf.ts';
export { paperTypes } from './paper-types.ts';
export { describePapers, logoOf, paperSettings, viewPaperSettings } from './settings/describe-papers.ts';
export { samplePaper } from './settings/sample-paper.ts';
export { headOf, letterheadOf, paperTemplateOf } from './settings/letterhead-of.ts';
export { reportDocument } from './report-document.ts';
export { reportWorkbook } from './report-workbook.ts';
export { textWorkbook, type WorkbookFormat } from '#lib/server/workbooks/index.ts';
export { listPapers } from './drafts/list-papers.ts';
export {
  bringBackPaper,
  changeAssumptions,
  choosePlans,
  createPaper,
  fillGaps,
  removePaper,
  resetPart,
  writePart,
  type KeptPaper,
} from './drafts/keep-papers.ts';
export { ABOUT_CAPABILITY, newPaper, OWN_POSITIONS, PAPER_KINDS } from './drafts/paper-fields.ts';
export { costingPaper } from './drafts/costing-paper.ts';
export { viewPaper, type PaperView, type PartView } from './drafts/view-paper.ts';
export { financeSheets } from './annex/finance-sheets.ts';
export { wording } from './wording/index.ts';
