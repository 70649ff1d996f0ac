export {
  directoryId,
  objectId,
  snapshotId,
  type DirectoryEntry,
  type ObjectKind,
  type SnapshotBranch,
} from './object-id.ts';
export {
  formatSwhid,
  parseSwhid,
  SWHID_KINDS,
  type ParsedSwhid,
  type Swhid,
  type SwhidKind,
  type SwhidQualifiers,
} from './swhid.ts';
