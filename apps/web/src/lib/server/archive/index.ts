export { followCatalogue } from './follow-catalogue.ts';
export type { ArchiveSettings } from './archive-settings.ts';
export {
  archiveJob,
  cancelCopying,
  keepEntry,
  stopKeeping,
  updateArchive,
  updateArchives,
} from './keep-entry.ts';
export { runArchiving, type ArchiveJob, type ArchivingOptions } from './run-archiving.ts';
export {
  formatSwhid,
  parseSwhid,
  snapshotId,
  type ParsedSwhid,
  type Swhid,
  type SwhidKind,
  type SwhidQualifiers,
} from './swhid/index.ts';
