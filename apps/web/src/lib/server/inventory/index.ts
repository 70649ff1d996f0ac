export { uploadList, remapImport, type Remapping } from './upload-list.ts';
export type { OfferedMapping } from './confirmed-mappings.ts';
export {
  forgetMapping,
  shareProfile,
  viewImportProfiles,
  withdrawProfile,
  type ImportProfilesView,
  type ShareProblem,
} from './import-profiles.ts';
export { endUpload, whileWanted } from './running-uploads.ts';
export { chooseTowns, confirmTowns, viewTowns, type TownsView } from './confirm-towns.ts';
export { leftOutRows, listBatches, undoTown, viewBatch, type BatchView } from './town-batch.ts';
export { rejectedRows } from './rejected-rows.ts';
export type { ShownProblem } from './shown-problems.ts';
export { cancelImport, confirmImport, discardImport, forgetOldDrafts } from './steer-import.ts';
export { undoImport } from './undo-import.ts';
export { markOfDraft, readDraftChoices, type DraftChoices } from './choose-for-draft.ts';
export {
  previewDifference,
  type ChangedView,
  type Difference,
  type RenamedView,
  type RenameReason,
} from './preview-difference.ts';
export {
  listImports,
  viewImport,
  type ImportSummary,
  type ImportView,
  type ShownReadings,
} from './view-import.ts';
export {
  markImportFailed,
  runImport,
  type ImportJob,
  type ImportResult,
  type Recognition,
} from './run-import.ts';
export {
  applicationPatch,
  correctApplications,
  editApplications,
  undoEdit,
  undoEdits,
  type ApplicationPatch,
} from './edit-applications.ts';
export {
  addFromFile,
  editFromFile,
  undoFromFile,
  type FileAddition,
  type FileEdit,
  type FileFields,
  type FileOrigin,
} from './edit-from-file.ts';
export {
  removeApplications,
  removedApplicationsOf,
  restoreApplications,
  type RemovedApplication,
} from './remove-applications.ts';
export { savedCells, saveCells, type SaveOutcome, type SavedCells } from './save-cells.ts';
export {
  decideMatch,
  decideMatches,
  undoDecision,
  undoDecisions,
  type Decision,
  type NamedDecision,
} from './decide-match.ts';
export { moveBackToProduct, moveFromProduct } from './move-from-product.ts';
export {
  likelyMatches,
  likelySame,
  recentDecisions,
  reviewedApplication,
  reviewQueue,
  type AlikeName,
  type LikelyMatch,
  type RecentDecision,
  type ReviewItem,
} from './review-queue.ts';
export { readColumnsApart, readInWorker, uploadInWorker, type GivenList } from './list-worker.ts';
export { describeProblem } from './describe-problem.ts';
export { importReadList } from './import-read-list.ts';
export { fillInventories, type FillResult } from './fill-inventories.ts';
export { recognitionFrom, type ExplainingRecognition } from './recognise.ts';
