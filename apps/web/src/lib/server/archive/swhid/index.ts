export { directoryId, objectId, snapshotId, type DirectoryEntry, type SnapshotBranch } from './object-id.ts';
export { formatSwhid, parseSwhid } from './swhid.ts';
