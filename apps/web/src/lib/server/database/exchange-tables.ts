import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, NullableJson } from './column-types.ts';

/** The inventory as it was given out in a workbook. */
export interface ExchangeExportTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  /** What the keys of the rows are derived from, so that a number made up or counted on is noticed. */
  salt: string;
  language: 'de' | 'en';
  applications: number;
  /** The cells that were given out, packed. */
  snapshot: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  created_by: string;
  created_at: DefaultTimestamp;
}

/** What a return came to once it is taken over. */
export interface ExchangeOutcome {
  cells: number;
  applications: number;
  added: number;
}

/** A workbook that came back. */
export interface ExchangeReturnTable {
  id: Generated<string>;
  authority_id: AuthorityId;
  file_name: string;
  file_sha256: string;
  state: Generated<'draft' | 'done' | 'undone'>;
  /** Its rows as read, own columns left out, packed; null as soon as it is taken over. */
  packed: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;
  outcome: NullableJson<ExchangeOutcome>;
  created_by: string;
  created_at: DefaultTimestamp;
  finished_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  undone_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
}
