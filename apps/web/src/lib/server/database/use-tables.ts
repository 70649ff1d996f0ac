import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ApplicationTable } from './inventory-tables.ts';
import type { AuthorityId, DefaultTimestamp, Json } from './column-types.ts';

/** What a declaration may say beside that the software is in use; each is released on its own. */
export type UseItem = 'since' | 'version' | 'purpose' | 'operation' | 'contact';

export type UseState = 'draft' | 'released' | 'withdrawn' | 'expired';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** “We use it”: what an authority knows of its use, released or not. */
export interface UseDeclarationTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  /** An entry of the catalogue, or a product among the facts; both null where the entry was deleted since. */
  software_id: string | null;
  product_id: string | null;
  /** Its name when the declaration was made. */
  subject_name: string;
  /** The application of the inventory that it was made from. */
  application_id: number | null;
  /** A product that protects the house: saying so in public is told apart. */
  is_security: Generated<boolean>;
  /** ISO date. */
  since: string | null;
  version: string | null;
  purpose: string | null;
  operation: ApplicationTable['hosting'];
  contact: string | null;
  released: ColumnType<UseItem[], string | undefined, string>;
  /** ISO date of the last day on which the release counts. */
  valid_until: string | null;
  state: Generated<UseState>;
  /** The public row made from it; set exactly while it is released. */
  published_id: string | null;
  /** The role of whoever released it. */
  verified_role: string | null;
  released_at: NullableTimestamp;
  /** When the end was announced. */
  reminded_at: NullableTimestamp;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

/** A use as everybody sees it: released items only, the others are null. */
export interface PublishedUseTable {
  id: Generated<string>;
  software_id: string | null;
  product_id: string | null;
  subject_name: string;
  authority_name: string;
  /** Key of the place that the authority is, where it is one: Land (2 digits), Kreis (5), municipality (8). */
  place_key: string | null;
  /** ISO 3166-1 alpha-2. */
  country: Generated<string>;
  /** A made-up authority says so: shown with that word, and given out to nobody. */
  is_sample: Generated<boolean>;
  since: string | null;
  version: string | null;
  purpose: string | null;
  operation: ApplicationTable['hosting'];
  contact: string | null;
  verified_role: string | null;
  /** ISO dates: when it was released or last renewed, and the last day on which that counts. */
  published_on: string;
  expires_on: string;
  /** The catalogue that says so; null where it is said here. */
  origin_url: string | null;
  origin_id: string | null;
}

/** What another catalogue offers under an address. */
export interface FederatedOfferTable {
  /** The catalogue that was asked. */
  source_url: string;
  /** The repository. */
  url: string;
  sha256: string;
  content: string;
  valid: boolean;
  /** When the file last changed, as its origin says. */
  modified_at: ColumnType<Date, Date | string, Date | string>;
  /** The catalogues that it came through, from the one that was asked to the one that found it. */
  chain: Json<string[]>;
  /** The reading that saw it last; what a complete reading does not see is no longer offered. */
  round: ColumnType<number, number, number>;
  seen_at: DefaultTimestamp;
}
