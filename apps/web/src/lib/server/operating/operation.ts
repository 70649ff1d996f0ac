import type { Database, Transaction } from '#lib/server/database/index.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { PausableWork } from './pausable-work.ts';

/** What operating needs of the running program. */
export interface Operation {
  db: Database;
  lifecycle: Lifecycle;
  work: PausableWork;
  /** Folder for copies on their way; they are encrypted and nameless. */
  scratch: string;
  /** Folder for the copy that is taken before a store is replaced. */
  backups: string;
  /** Logarithm of the cost of a guess at a passphrase; as `age` does unless told. */
  workFactor?: number;
  /** What a start does with a store that it has opened: facts brought up to date, an empty store filled. */
  prepare(): Promise<void>;
  /** Erases these accounts again, which a backup may have brought back. */
  reapplyErasures?(trx: Transaction, erased: string[]): Promise<void>;
}
