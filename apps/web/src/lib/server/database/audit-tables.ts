import type { ColumnType } from 'kysely';

/** Given by the store when an entry is written, and never again. */
type ByStore<T> = ColumnType<T, never, never>;
type Once<T> = ColumnType<T, T, never>;
type OnceOrNothing<T> = ColumnType<T | null, T | null | undefined, never>;

/** One link of a chain: who did what, for whom, when, from where, and what it changed. */
export interface AuditEntryTable {
  /** Null in the chain of the instance; the authority that the transaction acts for, when left out. */
  authority_id: OnceOrNothing<number>;
  /** Id of the authority; 0 is the instance. */
  chain: ByStore<number>;
  /** 1, 2, 3 … within the chain, without a gap. */
  seq: ByStore<number>;
  at: ByStore<Date>;
  /** Id of an account, `local`, `guest` or `system`; never a name or an address. */
  account_id: Once<string>;
  via: Once<string>;
  mandate_id: OnceOrNothing<number>;
  /** The authority for which the person works that acted under a mandate. */
  provider_id: OnceOrNothing<number>;
  operation: Once<string>;
  /** What it was about, e.g. `application:7`. */
  subject: OnceOrNothing<string>;
  /** JSON, kept to the byte: the hash is over this text. */
  changes: ColumnType<string, string | undefined, never>;
  /** Of the client, not its full address. */
  network: OnceOrNothing<string>;
  request_id: OnceOrNothing<string>;
  previous: ByStore<Uint8Array>;
  hash: ByStore<Uint8Array>;
}

/** Where a chain ends and, once old entries were pruned, after which link it begins. */
export interface AuditHeadTable {
  /** Id of the authority; 0 is the instance. */
  chain: ByStore<number>;
  seq: ByStore<number>;
  hash: ByStore<Uint8Array>;
  anchor_seq: ByStore<number>;
  anchor_hash: ByStore<Uint8Array>;
}
