import type { ColumnType, Generated } from 'kysely';
import type { DefaultTimestamp } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/**
 * Why an entry may be a product: the same repository, the product's repository named in its file, the same page, a name
 * that fits with a probability.
 */
export interface LinkEvidence {
  kind: 'repository' | 'named-repository' | 'homepage' | 'name';
  /** What the entry says. */
  entry: string;
  /** What the facts say. */
  product: string;
  /** In [0, 1]; only of names. */
  score?: number;
}

/** An entry of the catalogue that is, or may be, a product among the facts. */
export interface CatalogueLinkTable {
  software_id: string;
  product_id: string;
  state: 'suggested' | 'accepted' | 'refused';
  /** Accepted without a person, by the repository. */
  is_automatic: Generated<boolean>;
  evidence: ColumnType<LinkEvidence[], string | undefined, string>;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  created_at: DefaultTimestamp;
}

/** Why two entries may be the same: the same file, or the same name and beside it the same publisher or page. */
export interface DuplicateEvidence {
  kind: 'file' | 'publisher' | 'landing-page';
  /** What both have. */
  shared: string;
}

/** Two entries that are, or may be, the same. */
export interface CatalogueDuplicateTable {
  /** The one that is shown by the other. */
  software_id: string;
  into_id: string;
  state: 'suggested' | 'merged' | 'refused';
  evidence: ColumnType<DuplicateEvidence[], string | undefined, string>;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  created_at: DefaultTimestamp;
}
