import type { Finding, PublicCode } from '@allmende/publiccode';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DefaultTimestamp } from './column-types.ts';

/** Where a catalogue finds its repositories. */
export interface CatalogSource {
  url: string;
  driver?: string;
  args?: Record<string, unknown>;
}

/** Objects by namespace, each with its version `v` and the time `t` that it was written. */
export type Analysis = Record<string, { v: number; t?: string } & Record<string, unknown>>;

type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A catalogue inside of the catalogue: software of one origin, with publishers and sources of its own. */
export interface CatalogTable {
  id: Generated<string>;
  name: string;
  alternative_id: string | null;
  active: Generated<boolean>;
  publishers_namespace: string | null;
  scopes: JsonWithDefault<string[]>;
  sources: JsonWithDefault<CatalogSource[]>;
  analysis: JsonWithDefault<Analysis>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** Where a publisher keeps code: one repository, or with `group` everything below the address. */
export interface CodeHosting {
  url: string;
  group: boolean;
  createdAt: string;
  updatedAt: string;
}

/** Somebody who publishes code: an administration, a company, an association. */
export interface PublisherTable {
  id: Generated<string>;
  catalog_id: string | null;
  description: string;
  email: string | null;
  alternative_id: string | null;
  active: Generated<boolean>;
  code_hosting: JsonWithDefault<CodeHosting[]>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** What is known of the file of an entry: it holds, it has errors, or it is no longer where it was. */
export type SoftwareStanding = 'valid' | 'faulty' | 'gone';

/** Why an entry is no longer found. */
export type GoneReason =
  'removed' | 'moved' | 'archived' | 'private' | 'no-file' | 'unreachable' | 'withdrawn';

/** Which way an entry of another catalogue came here. */
export interface Federated {
  /** The catalogues that it came through, from the one that was asked to the one that found it. */
  via: string[];
  /** When the file last changed there, in ISO. */
  modifiedAt: string;
}

/** An entry: one repository and what its publiccode.yml says. It is never deleted by a harvest. */
export interface SoftwareTable {
  id: Generated<string>;
  catalog_id: string | null;
  publisher_id: string | null;
  /** Normalised, see `normaliseRepositoryUrl`. */
  url: string;
  /** False where somebody has switched it off by the API. */
  active: Generated<boolean>;
  vitality: string | null;
  /** The newest file that was found, byte for byte as far as it is UTF-8. */
  publiccode_yml: string;
  file_sha256: string;
  standing: SoftwareStanding;
  gone_reason: GoneReason | null;
  gone_since: NullableTimestamp;
  /** The name in the file, else the last part of the address. */
  name: string;
  /** The file folded into one shape; null where it cannot be read. */
  model: ColumnType<PublicCode | null, string | null | undefined, string | null>;
  findings: JsonWithDefault<Pick<Finding, 'severity' | 'code' | 'key' | 'line' | 'column' | 'detail'>[]>;
  origin: 'harvest' | 'api' | 'federation';
  /** The catalogue that it came from; null for our own. */
  origin_url: string | null;
  /** Null for our own. */
  federated: ColumnType<Federated | null, string | null | undefined, string | null>;
  /** The address that the file names, normalised; null where it names none. */
  named_url: string | null;
  /** The entry that this one is a technical fork of. */
  fork_of: string | null;
  /** The entry that shows this one, where two are the same. */
  merged_into: string | null;
  analysis: JsonWithDefault<Analysis>;
  /** When somebody last looked, changed or not. */
  checked_at: DefaultTimestamp;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** An address at which an entry was, or is also, to be found. */
export interface SoftwareAliasTable {
  url: string;
  software_id: string;
  since: DefaultTimestamp;
}

/** Each file that an entry ever had. */
export interface SoftwareVersionTable {
  id: GeneratedAlways<number>;
  software_id: string;
  sha256: string;
  content: string;
  /** The commit, where it is known. */
  revision: string | null;
  valid: boolean;
  seen_at: DefaultTimestamp;
}
