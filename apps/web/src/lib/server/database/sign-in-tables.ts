import type { ColumnType, Generated } from 'kysely';
import type { DefaultTimestamp } from './column-types.ts';

export interface PasskeyTable {
  /** The credential id, base64url, as the browser names it. */
  id: string;
  account_id: string;
  /** What its owner calls it. */
  name: string;
  public_key: Uint8Array;
  /** Counts up with each use where the authenticator counts at all; a step back shows a copy. */
  counter: number;
  transports: string[];
  /** Synchronised by the maker of the device, so that it outlives it. */
  backed_up: boolean;
  created_at: DefaultTimestamp;
  last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

/** Codes that are still unused; a used one is deleted. */
export interface RecoveryCodeTable {
  account_id: string;
  code_hash: Uint8Array;
}

export type FlowKind = 'second-factor' | 'passkey-sign-in' | 'passkey-setup';

/** Something that takes two requests: who it is about, and what the second one has to answer. */
export interface SignInFlowTable {
  token_hash: Uint8Array;
  kind: FlowKind;
  /** Null as long as nobody has said who they are. */
  account_id: string | null;
  factors: Generated<string[]>;
  challenge: string | null;
  attempts: Generated<number>;
  expires_at: ColumnType<Date, Date | string, Date | string>;
}

/** A browser in which somebody has signed in to this account before. */
export interface KnownDeviceTable {
  token_hash: Uint8Array;
  account_id: string;
  last_used_at: DefaultTimestamp;
}

/** Token buckets. The key is a keyed hash, so that the table holds neither addresses nor e-mail addresses. */
export interface RateLimitTable {
  key: string;
  tokens: number;
  refilled_at: DefaultTimestamp;
}
