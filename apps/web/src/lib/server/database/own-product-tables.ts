import type { Product } from '@allmende/knowledge';
import type { ColumnType, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp, MatchState, NullableJson } from './column-types.ts';

/** Where the applications and decisions of a product went when it was removed, so that they can come back. */
export interface MovedFromProduct {
  applications: { id: number; match_state: MatchState }[];
  decisions: number[];
}

/** A product that an authority has described for itself, because the facts lack it. */
export interface LocalProductTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  name: string;
  vendor: string | null;
  /** ISO 3166-1 alpha-2, as in the facts. */
  vendor_country: string | null;
  owner: string | null;
  owner_country: string | null;
  licence_kind: Product['licence']['kind'];
  licence_spdx: string | null;
  hosting: ColumnType<Product['hosting'], string | undefined, string>;
  capability_id: string | null;
  aliases: ColumnType<string[], string | undefined, string>;
  homepage: string | null;
  source_text: string | null;
  source_url: string | null;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  /** The product among the facts that took its place; null while it stands, or when it was only removed. */
  switched_to: string | null;
  moved: NullableJson<MovedFromProduct>;
}

/** A folded name that at least three authorities have decided alike. Nothing tells which ones, or when. */
export interface SharedNameTable {
  match_key: string;
  product_id: string;
}
