import type { ReportedError, WireResult } from './engine.ts';
import type { WireValue } from './value-types.ts';

/** What the thread of the embedded store is started with. */
export interface StoreWorkerData {
  /** Holds the engine's files; made when it does not exist. */
  directory: string;
}

/** What the thread of the embedded store understands. Requests are answered in order; id 0 announces readiness. */
export type StoreRequest = ({ id: number; kind: 'run' } & Statement) | { id: number; kind: 'close' };

/** One statement; `lines` is what a COPY reads. */
export interface Statement {
  text: string;
  parameters: readonly WireValue[];
  lines?: Uint8Array;
}

export type StoreResponse =
  { id: number; ok: true; result: WireResult } | { id: number; ok: false; error: ReportedError };
