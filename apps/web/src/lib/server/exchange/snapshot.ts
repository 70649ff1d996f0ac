import { gunzipSync, gzipSync } from 'node:zlib';
import type { CapabilityNames, ExchangeField, FieldValue, ShownField } from './columns.ts';

export interface SnapshotRow {
  id: number;
  revision: number;
  /** As stored; what is not there was unknown. */
  cells: Partial<Record<ExchangeField, FieldValue>>;
  shown: Partial<Record<ShownField, string | null>>;
}

/** What was given out: enough to write the workbook again, and to tell later what was changed in it. */
export interface Snapshot {
  authority: string;
  /** ISO date of the measurement. */
  date: string;
  /** As they were called, so that a name that changes meanwhile is no edit. */
  capabilities: CapabilityNames;
  rows: SnapshotRow[];
}

export function packSnapshot(snapshot: Snapshot): Uint8Array {
  return new Uint8Array(gzipSync(JSON.stringify(snapshot)));
}

export function unpackSnapshot(packed: Uint8Array): Snapshot {
  return JSON.parse(gunzipSync(packed).toString()) as Snapshot;
}
