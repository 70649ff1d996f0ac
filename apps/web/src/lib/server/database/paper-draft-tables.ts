import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp } from './column-types.ts';

/** Kinds of papers that people work on; the dependence report is made from the inventory alone. */
export type PaperKind =
  'council' | 'treasurer' | 'staff-council' | 'data-protection' | 'market' | 'specification';

/** What a person has written in place of a proposal; `isSetAside` once the proposal stands again. */
interface WrittenText {
  text: string;
  against: string;
  isSetAside?: true;
}

/** A paper while people work on it. */
export interface PaperTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  kind: PaperKind;
  name: string;
  language: 'de' | 'en';
  plan_a: number | null;
  plan_b: number | null;
  plan_c: number | null;
  capability_id: string | null;
  /** By the id of a part: the text of a person, and the proposal it was written against. */
  texts: ColumnType<Record<string, WrittenText>, string | undefined, string>;
  /** By the words of a gap. */
  filled: ColumnType<Record<string, string>, string | undefined, string>;
  assumptions: ColumnType<unknown, string, string>;
  revision: Generated<number>;
  created_by: string;
  created_at: DefaultTimestamp;
  updated_at: ColumnType<Date, Date | string | undefined, Date | string>;
  removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}
