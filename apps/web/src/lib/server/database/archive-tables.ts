import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DefaultTimestamp, NullableJson } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** Why something is not to be had: a code that each language has a sentence for, and a fact for that sentence. */
export interface StoredTrouble {
  code: string;
  detail?: string;
}

/** A repository of which a copy is kept. It stays when its entry goes. */
export interface ArchivedRepositoryTable {
  software_id: string;
  /** Name and address of the entry when it was last copied. */
  name: string;
  url: string;
  /** Whether the copy is brought up to date; false leaves it as it is. */
  kept: Generated<boolean>;
  kept_by: string;
  kept_at: DefaultTimestamp;
  /** The newest job that copies it. */
  job_key: string | null;
  /** Of the folder; 0 before the first copy. */
  bytes: Generated<number>;
  /** The branch that HEAD names, e.g. `refs/heads/main`, and the revision there. */
  head: string | null;
  head_revision: string | null;
  /** Id of the snapshot of the newest visit. */
  snapshot: string | null;
  fetched_at: NullableTimestamp;
  /** When it was last tried, in vain or not. */
  asked_at: NullableTimestamp;
  /** Why the last try was in vain. */
  trouble: NullableJson<StoredTrouble>;
}

/** What a tag led to, once; a tag that was moved has several rows. */
export interface ArchivedReleaseTable {
  software_id: string;
  name: string;
  /** Of the tag with a text of its own (`rel`), else of the revision that it names (`rev`). */
  object_id: string;
  kind: 'rel' | 'rev';
  revision_id: string;
  directory_id: string;
  released_at: ColumnType<Date, Date | string, Date | string>;
  files: number;
  /** Of all files, unpacked. */
  bytes: number;
  seen_at: DefaultTimestamp;
  /** Since when the tag leads elsewhere or is gone at home. */
  superseded_at: NullableTimestamp;
}

/** One time that a repository was copied. */
export interface ArchivedVisitTable {
  id: GeneratedAlways<number>;
  software_id: string;
  at: ColumnType<Date, Date | string, never>;
  snapshot: string;
  /** Branches and tags. */
  names: number;
  /** Branches and tags that were rewritten or gone, and kept under `refs/archive`. */
  set_aside: number;
}

/** A picture as it is shown: made anew from what was fetched, named by its SHA-256. */
export interface MediaTable {
  id: string;
  type: string;
  bytes: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  width: number;
  height: number;
  created_at: DefaultTimestamp;
}

/** A picture that a file names, and what became of it. */
export interface SoftwareMediaTable {
  software_id: string;
  kind: 'logo' | 'screenshot';
  /** From 0, in the order of the file. */
  position: number;
  /** As the file writes it. */
  path: string;
  media_id: string | null;
  trouble: NullableJson<StoredTrouble>;
  fetched_at: DefaultTimestamp;
}

/** For which file of an entry its pictures were last fetched. */
export interface MediaVisitTable {
  software_id: string;
  file_sha256: string;
  at: DefaultTimestamp;
}
