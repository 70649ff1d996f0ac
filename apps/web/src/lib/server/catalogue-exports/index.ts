export { answerExport, type Exporting } from './answer-export.ts';
export { ENTRY_FORMATS, exportEntry, MEDIA_TYPES, type EntryFormat } from './export-entry.ts';
export { exportedUse, type ExportedEntry, type ExportedUse } from './exported-entry.ts';
export { oneExported } from './read-exported.ts';
export { findDump, writeDump } from './write-dump.ts';
