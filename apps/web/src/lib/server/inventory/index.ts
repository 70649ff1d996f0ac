export { uploadList, remapImport } from './upload-list.ts';
export { cancelImport, confirmImport, discardImport, undoImport } from './steer-import.ts';
export { listImports, viewImport, type ImportSummary, type ImportView } from './view-import.ts';
export { markImportFailed, runImport, type ImportJob, type ImportResult, type Recognition } from './run-import.ts';
export { applicationPatch, editApplications, removeApplications, undoEdit, type ApplicationPatch } from './edit-applications.ts';
export { decideMatch, undoDecision, type Decision } from './decide-match.ts';
export { reviewQueue, type ReviewItem } from './review-queue.ts';
export { importReadList } from './import-read-list.ts';
export { recognitionFrom } from './recognise.ts';
