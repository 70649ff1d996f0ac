import type { Column, ColumnRole } from '../types.ts';

/** What a column of a known tool means, however its heading may look to the dictionary. */
export interface KnownColumn {
  role: ColumnRole | null;
  /** Cells hold several values, as the tool separates them. */
  several?: NonNullable<Column['several']>;
  /** What the tool means where it writes numbers in place of words. */
  codes?: NonNullable<Column['codes']>;
  /** Folded headings of the columns that say by how many months a contract renews itself tacitly; the first that does. */
  renewedBy?: NonNullable<Column['renewedBy']>;
  /** Names a person or their machine: dropped at the door like every personal column. */
  personal?: true;
}

/** A table as one tool exports it. */
export interface Dialect {
  /** Name of the tool, the same in every language. */
  name: string;
  /** Sets of folded headings; a table that has all of one set is of this tool. */
  signatures: readonly (readonly string[])[];
  /** By folded heading; columns that are not named here are guessed like any other. */
  columns: Readonly<Record<string, KnownColumn>>;
  /** The row below the headings repeats them in words. */
  labelRow?: true;
  /** What its rows are where that is no software; whoever brings the list is told. */
  lists?: 'devices';
}
