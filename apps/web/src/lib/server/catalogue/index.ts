export { buryEntry } from './bury-entry.ts';
export { onCatalogueChange, type CatalogueChange } from './catalogue-changes.ts';
export { hashOf, isValidFile } from './judge-file.ts';
export { mergeEntry, removeEntry, separateEntry } from './merge-entry.ts';
export {
  entryById,
  entryByUrl,
  listEntries,
  noteChecked,
  publisherByKey,
  publisherEmail,
  readEntries,
  readEntry,
  readStandings,
  readVersions,
} from './read-entries.ts';
export { recordFile, type FoundFile, type RecordedFile } from './record-file.ts';
export { recordPublisher, type FoundPublisher } from './record-publisher.ts';
export { releaseAlias, renameEntry } from './rename-entry.ts';
export { nameFromUrl, normaliseRepositoryUrl } from './repository-url.ts';
export { stateEntry, type EntryStatement } from './state-entry.ts';
export type { Entry, EntryFilter } from './store.ts';
