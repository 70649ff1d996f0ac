import type { ColumnType, Generated } from 'kysely';
import type { DefaultTimestamp } from './column-types.ts';

type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;

/** What logs, events and webhooks are about, in the words of the catalogue API. */
export type CatalogueEntity = 'software' | 'publishers' | 'catalogs';

/** What a program that works on the catalogue has to say, e.g. why a file was not taken. */
export interface CatalogueLogTable {
  id: Generated<string>;
  /** Null for what is about nothing in particular. */
  entity_type: CatalogueEntity | null;
  entity_id: string | null;
  message: string;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** Software that somebody shows together. */
export interface BundleTable {
  id: Generated<string>;
  name: string;
  description: string | null;
  active: Generated<boolean>;
  software_ids: JsonWithDefault<string[]>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

export type CatalogueEventType = 'created' | 'updated' | 'deleted';

/** That something in the catalogue has changed; written by triggers. */
export interface CatalogueEventTable {
  id: Generated<string>;
  type: CatalogueEventType;
  entity_type: CatalogueEntity;
  entity_id: string;
  /** The token that it was done with; null for the program itself. */
  actor: string | null;
  created_at: DefaultTimestamp;
}

/** How a receiver wants to be told. */
export type WebhookFormat = 'default' | 'github' | 'standard-webhooks';

/** An address that is told of changes. */
export interface WebhookTable {
  id: Generated<string>;
  entity_type: Exclude<CatalogueEntity, 'catalogs'>;
  /** Null for all of that type. */
  entity_id: string | null;
  url: string;
  secret_sealed: Uint8Array | null;
  format: Generated<WebhookFormat>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** A change that waits for more of its kind before it is told; written by triggers. */
export interface WebhookNoticeTable {
  entity_type: WebhookTable['entity_type'];
  entity_id: string;
  type: CatalogueEventType;
  /** By which receivers know a repetition. */
  id: Generated<string>;
  first_at: Date;
  due_at: Date;
}

/** What a program shows that writes through the catalogue API. */
export interface CatalogueTokenTable {
  id: Generated<string>;
  name: string;
  token_hash: Uint8Array;
  scopes: string[];
  created_by: string;
  created_at: DefaultTimestamp;
  expires_at: ColumnType<Date, Date | string, never>;
  last_used_at: ColumnType<Date | null, never, Date>;
  revoked_at: ColumnType<Date | null, never, Date>;
}
