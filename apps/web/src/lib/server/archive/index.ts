export type { ArchiveSettings } from './archive-settings.ts';
export { openRelease, type OpenRelease } from './browse/open-release.ts';
export { PACKAGE_FORMATS, packRelease, type PackageFormat } from './browse/pack-release.ts';
export { readFile, readmeOf, type ShownFile } from './browse/read-file.ts';
export { findEntry, pathParts, readTree, type TreeEntry } from './browse/read-tree.ts';
export { isEntryId } from './git/repository-folder.ts';
export { followCatalogue } from './follow-catalogue.ts';
export {
  archiveJob,
  cancelCopying,
  keepEntry,
  stopKeeping,
  updateArchive,
  updateArchives,
} from './keep-entry.ts';
export { runArchiving, type ArchiveJob, type ArchivingOptions } from './run-archiving.ts';
export { serveNames, serveObjects, type Served } from './serve/serve-clone.ts';
export { streamGit } from './serve/stream-git.ts';
export { formatSwhid } from './swhid/index.ts';
export {
  archiveOf,
  releasesOnPage,
  viewArchive,
  type ArchiveSummary,
  type ArchiveView,
} from './view-archive.ts';
