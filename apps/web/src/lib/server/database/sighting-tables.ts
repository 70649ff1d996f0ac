import type { ColumnType, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp } from './column-types.ts';

/** A stream of lists in one authority, e.g. the monthly export of its GLPI. */
export interface ListSourceTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  name: string;
  /** Of its newest list; `unknown:` and the format for a source from before shapes were kept. */
  shape: string;
  created_at: DefaultTimestamp;
}

/** That an application stood in the lists of a source. */
export interface SightingTable {
  authority_id: AuthorityId;
  application_id: number;
  source_id: number;
  /** What makes a row of this source the same application again. */
  source_key: string;
  /** The last list of the source in which it stood, and where. */
  last_import: string | null;
  line: number | null;
  /** When a list of the source came in without it; null while it is seen. */
  missing_since: ColumnType<Date | null, Date | string | null, Date | string | null>;
}

/** What a person decides about the difference that a list would make. Ids of applications. */
export interface ImportChoices {
  /** Taken for a new name of the application, but something else. */
  separate: number[];
  /** Removed by hand, and to be taken back. */
  back: number[];
}

/** A sighting as it was: application, key, last import, line, missing since (ISO date and time). */
export type SightingBefore = [number, string, string | null, number | null, string | null];

/** What an import did to sightings. Those that it created are gone when it is taken back. */
export interface TakenBefore {
  /** Of the source before; null when the import began it. */
  shape: string | null;
  sightings: SightingBefore[];
}
