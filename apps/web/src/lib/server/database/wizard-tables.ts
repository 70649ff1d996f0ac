import type { ConfirmedColumn } from '@allmende/inventory';
import type { Generated } from 'kysely';
import type { AuthorityId, DefaultTimestamp, Json } from './column-types.ts';
import type { ListPreview } from './list-preview.ts';

/** The meaning of columns as an authority confirmed it last for lists of one shape. */
export interface ConfirmedMappingTable {
  authority_id: AuthorityId;
  /** SHA-256 of the shape, in hex: a shape may be longer than an index takes. */
  shape_hash: string;
  /** Of the list, e.g. its file. */
  name: string;
  columns: Json<ConfirmedColumn[]>;
  confirmed_at: DefaultTimestamp;
  confirmed_by: string;
}

/** A mapping that every authority of the instance may use. Holds headings and meanings, nothing else of a list. */
export interface ImportProfileTable {
  id: Generated<string>;
  name: string;
  columns: Json<ConfirmedColumn[]>;
  /** Who gave it, where they want to be named. */
  town: string | null;
  created_at: DefaultTimestamp;
}

/** Whose a profile is, for its authority alone. */
export interface ImportProfileShareTable {
  authority_id: AuthorityId;
  profile_id: string;
  shared_by: string;
}

/** Where the mapping of an import comes from. */
export type MappingOrigin =
  { kind: 'confirmed'; on: string; name: string } | { kind: 'profile'; name: string; town: string | null };

/** A row of a list of several towns that belongs to none which the person may act for. */
export interface LeftOutRow {
  line: number;
  raw: string[];
  /** A problem code, e.g. `town-unknown`. */
  reason: string;
  town: string;
}

/** One town of a list of several, and the import that its rows became. */
export interface BatchTown {
  /** As the list names it. */
  town: string;
  authority: number;
  name: string;
  import: string;
  rows: number;
}

/** A list of several towns that was taken apart into one import for each. */
export interface ImportBatchTable {
  id: Generated<string>;
  /** Where the list was uploaded. */
  authority_id: AuthorityId;
  file_name: string;
  file_sha256: string;
  list: Json<Pick<ListPreview, 'file' | 'columns' | 'headerLine'>>;
  towns: Json<BatchTown[]>;
  left_out: Json<LeftOutRow[]>;
  created_at: DefaultTimestamp;
  created_by: string;
}
