export { problemReports, reportProblem, settleReport } from './report-problem.ts';
export { securityTxt } from './security-txt.ts';
export { contactLink, contactOf, pageKeys, pageText, saveSiteTexts, siteTexts } from './site-texts.ts';
export type { TextBlock } from './text-blocks.ts';
export type { ProblemReport } from './store.ts';
