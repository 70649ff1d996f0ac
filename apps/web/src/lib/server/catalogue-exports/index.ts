export { answerExport, type Exporting } from './answer-export.ts';
export type { ExportedEntry, ExportedUse } from './exported-entry.ts';
export { writeDump } from './write-dump.ts';
