import type { WireValue } from './value-types.ts';

/** What a statement gave back, values still as the engine's text. */
export interface WireResult {
  fields: { name: string; oid: number }[];
  rows: (string | null)[][];
  /** The command tag, e.g. `UPDATE 3`, `COMMIT`. */
  command: string;
}

/** One session with the engine. Statements run one after the other. */
export interface Connection {
  /**
   * Runs one statement, or several at once when there are no parameters (the last result is returned).
   * Rejects with a {@link StoreError}; the connection stays usable unless the error's code is `57014` or `08006`.
   */
  run(text: string, parameters: readonly WireValue[]): Promise<WireResult>;
  /** Runs `COPY … FROM STDIN` with these lines in the engine's text format. Rejects as `run` does. */
  copyIn(text: string, lines: Uint8Array): Promise<WireResult>;
  /** Gives the session back; `broken` when nothing is known about its state. */
  release(broken: boolean): void;
}

/** The two engines, reduced to what the store needs of them. */
export interface Engine {
  kind: 'embedded' | 'postgresql';
  /** Waits for a session. A statement that takes longer than `limit` milliseconds is ended. */
  connect(limit: number): Promise<Connection>;
  close(): Promise<void>;
}

/** An error reported by the engine, the same on both. `code` is PostgreSQL's SQLSTATE, e.g. `23505`. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    message: string,
    readonly code: string,
    readonly at: { table?: string; column?: string; constraint?: string; detail?: string } = {},
  ) {
    super(message);
  }
}

/** True for {@link StoreError} with this SQLSTATE. @example isStoreError(error, '23505') // unique violation */
export function isStoreError(error: unknown, code: string): boolean {
  return error instanceof StoreError && error.code === code;
}

/** Fields that a driver's error may carry, copied into ours. */
export interface ReportedError {
  message: string;
  code?: string | undefined;
  table?: string | undefined;
  column?: string | undefined;
  constraint?: string | undefined;
  detail?: string | undefined;
}

/**
 * The engine's error as ours. `detail` quotes values of the row and so must never reach a log: it is kept out of the
 * message.
 */
export function toStoreError(error: ReportedError): StoreError {
  const { table, column, constraint, detail } = error;
  return new StoreError(error.message, error.code ?? '08006', {
    ...(table && { table }),
    ...(column && { column }),
    ...(constraint && { constraint }),
    ...(detail && { detail }),
  });
}
