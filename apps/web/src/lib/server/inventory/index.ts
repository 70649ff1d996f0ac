export { uploadList, remapImport } from './upload-list.ts';
export { cancelImport, confirmImport, discardImport, forgetOldDrafts } from './steer-import.ts';
export { undoImport } from './undo-import.ts';
export { listImports, viewImport, type ImportSummary, type ImportView } from './view-import.ts';
export {
  markImportFailed,
  runImport,
  type ImportJob,
  type ImportResult,
  type Recognition,
} from './run-import.ts';
export {
  applicationPatch,
  editApplications,
  undoEdit,
  undoEdits,
  type ApplicationPatch,
} from './edit-applications.ts';
export {
  removeApplications,
  removedApplicationsOf,
  restoreApplications,
  type RemovedApplication,
} from './remove-applications.ts';
export { savedCells, saveCells, type SaveOutcome, type SavedCells } from './save-cells.ts';
export { decideMatch, undoDecision, type Decision } from './decide-match.ts';
export { reviewQueue, type ReviewItem } from './review-queue.ts';
export { importReadList } from './import-read-list.ts';
export { recognitionFrom } from './recognise.ts';
export { noticeDate } from './notice-date.ts';
