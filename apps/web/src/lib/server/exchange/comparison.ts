import type { Language } from '#lib/i18n/index.ts';
import type { CapabilityNames, ExchangeField, FieldValue } from './columns.ts';
import type { CellTrouble } from './read-cell.ts';
import type { ReturnedRows } from './returned-rows.ts';
import type { Snapshot } from './snapshot.ts';

/** Where in the file something stands. */
export interface Place {
  sheet: string;
  line: number;
  /** Such as `C7`. */
  at: string;
}

/** A cell that the file changes and that is still here as it was given out. */
export interface CellEdit {
  application: number;
  field: ExchangeField;
  before: FieldValue;
  after: FieldValue;
  place: Place;
}

/** A cell that was changed in the file and here meanwhile, to different values; `before` is the one here. */
export interface CellConflict extends CellEdit {
  base: FieldValue;
}

/** A row without a number; what could be read of it. */
export interface Addition {
  id: string;
  place: Place;
  name: string;
  values: Partial<Record<ExchangeField, FieldValue>>;
  /** Whether an application of that name and department is here already. */
  isHere: boolean;
}

export interface UnreadableCell {
  application: number | null;
  field: ExchangeField;
  why: CellTrouble;
  /** What stands there, shortened. */
  shown: string;
  place: Place;
}

export type RowTrouble = 'unknown' | 'twice' | 'expired' | 'gone' | 'nameless';

/** What a file that came back says, against what was given out and what is here now. */
export interface Comparison {
  edits: CellEdit[];
  conflicts: CellConflict[];
  additions: Addition[];
  unreadable: UnreadableCell[];
  rows: { sheet: string; line: number; why: RowTrouble; name: string }[];
  /** Cells as they were given out. */
  untouched: number;
  /** Cells that the file changes to what is here anyway. */
  already: number;
  /** Changed cells of columns that the program fills. */
  computed: number;
  /** Rows that were given out and are not in the file. */
  removed: number;
  missing: ReturnedRows['missing'];
  twice: ReturnedRows['twice'];
}

export interface KnownExport {
  salt: string;
  language: Language;
  snapshot: Snapshot;
}

/** An application as it is now. */
export interface Standing {
  name: string;
  cells: Partial<Record<ExchangeField, FieldValue>>;
}

export interface ComparedWith {
  /** By id; those that are no longer kept are missing. */
  exports: ReadonlyMap<number, KnownExport>;
  /** By the application's id; those that left the inventory are missing. */
  standing: ReadonlyMap<number, Standing>;
  /** What capabilities are called now. */
  capabilities: Readonly<Record<Language, CapabilityNames>>;
}
