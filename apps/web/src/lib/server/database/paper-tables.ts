import type { ColumnType, Generated } from 'kysely';
import type { AuthorityId, DefaultTimestamp } from './column-types.ts';

/** What stands in a field at the head of a council paper: a fixed text, or what each paper says of itself. */
export type HeadFill = 'text' | 'date' | 'subject' | 'publicity';

/** A field at the head of a council paper; a fixed text that is empty is filled in by hand in each paper. */
export interface HeadField {
  label: string;
  fill: HeadFill;
  text: string;
}

/** How the papers of an authority look. */
export interface PaperSettingsTable {
  authority_id: AuthorityId;
  /** At the top of the letterhead; empty for the name of the authority. */
  name: Generated<string>;
  lines: ColumnType<string[], string | undefined, string>;
  footer: Generated<string>;
  /** PNG, as the server has drawn it. */
  logo: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  logo_alt: Generated<string>;
  /** In their order; empty for the ones that Allmende proposes. */
  fields: ColumnType<HeadField[], string | undefined, string>;
  revision: Generated<number>;
  updated_by: string;
  updated_at: DefaultTimestamp;
}
