/** Expected trouble, as a value: where it is, what it is and what to do about it. */
export interface Problem {
  severity: 'error' | 'warning' | 'note';
  /** Stable, in kebab-case, e.g. `row-without-name`. */
  code: string;
  /** 1-based line of the file (text formats) or row of the sheet (workbooks). */
  line?: number;
  /** 1-based column. */
  column?: number;
  /** Facts that the message needs, e.g. `{ count: 3 }`. */
  detail?: Record<string, string | number>;
}

/** What a column means for the inventory. A column without a role is kept in the raw row only. */
export const COLUMN_ROLES = [
  'authority',
  'name',
  'version',
  'vendor',
  'maker',
  'reseller',
  'capability',
  'category',
  'description',
  'department',
  'installations',
  'users',
  'criticality',
  'reach',
  'hosting',
  'contract-start',
  'contract-start-day-first',
  'contract-start-month-first',
  'contract-end',
  'contract-end-day-first',
  'contract-end-month-first',
  'contract-duration',
  'notice-period',
  'renewal',
  'cost',
  'currency',
  'payment-period',
  'external-id',
  'status',
  'responsible',
  'machine',
  'note',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

export const LIST_FORMATS = [
  'csv',
  'tsv',
  'xlsx',
  'ods',
  'pasted',
  'archimate',
  'cyclonedx',
  'dpkg-list',
  'dpkg-query',
  'fusion-inventory',
  'glpi-agent',
  'glpi-search',
  'intune-detected-apps',
  'opsi',
  'rpm-query',
  'softwarecatalogus',
  'spdx',
  'winget-export',
  'winget-list',
] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

export interface Column {
  index: number;
  header: string;
  role: ColumnRole | null;
  /** Why this role was guessed, strongest first, e.g. `header:hersteller`, `content:dates`. */
  reasons: string[];
  /** Cells hold several values, so separated, of which one is made. */
  several?: { by: string; joined: 'sum' | 'earliest' | 'latest' | 'first' };
  /** What the tool means where it writes numbers in place of words. */
  codes?: Readonly<Record<string, string>>;
  /** Folded headings of the columns that say by how many months a contract renews itself tacitly; the first that does. */
  renewedBy?: readonly string[];
  samples: string[];
}

/** A row as the file gave it; kept for ever. */
export interface RawRow {
  line: number;
  cells: string[];
}

/** A list that was read but not yet interpreted: the wizard shows it, the person corrects the roles. */
export interface SoftwareList {
  file: {
    name: string;
    format: ListFormat;
    /** Why this format was recognised, e.g. `content:zip-with-worksheets` or `given`. */
    reason: string;
    /** The tool that wrote the table, where its headings tell, e.g. `GLPI (CSV)`. */
    tool?: string;
    encoding: string;
    /** The text began with a byte order mark. */
    marked?: true;
    delimiter?: string;
    sheet?: string;
    sheets?: string[];
    /** Number of data rows, the header not counted. */
    rows: number;
  };
  /** 1-based line of the header; null when the list has none. */
  headerLine: number | null;
  columns: Column[];
  rows: RawRow[];
  problems: Problem[];
}

export type ReadResult = { ok: true; list: SoftwareList } | { ok: false; problems: Problem[] };

/** Column index → role; at least one column must be `name`. */
export type ColumnMapping = Record<number, ColumnRole | null>;

/** One row as the inventory understands it. Missing = unknown, never 0. Dates are ISO, money is in cents. */
export interface Entry {
  line: number;
  /** In lists of several authorities: whose row it is, as the file names it (a name, or a key such as the AGS). */
  authority?: string;
  name: string;
  version?: string;
  vendor?: string;
  maker?: string;
  reseller?: string;
  capability?: string;
  category?: string;
  description?: string;
  department?: string;
  installations?: number;
  users?: number;
  criticality?: 1 | 2 | 3 | 4;
  reach?: 1 | 2 | 3;
  hosting?: 'own' | 'provider' | 'vendor-hosted' | 'saas';
  contractStart?: string;
  contractEnd?: string;
  noticeMonths?: number;
  costCents?: number;
  /** How many payments a year `costCents` was added up from; missing for amounts that stood there by the year. */
  paymentsPerYear?: number;
  /** ISO 4217 code of the cost where it is not the euro; nothing is converted. */
  costCurrency?: string;
  externalId?: string;
  status?: string;
  note?: string;
}

/** Noise that is no application of its own: shown, never dropped. */
export interface FoldedRow {
  line: number;
  name: string;
  kind: 'update' | 'runtime' | 'driver' | 'language-pack' | 'component' | 'duplicate' | 'contract-line';
  /** Line of the entry that this row belongs to, where one is known. */
  into?: number;
}

export interface RejectedRow {
  line: number;
  /** A problem code, e.g. `row-without-name`. */
  reason: string;
  detail?: Record<string, string | number>;
}

/** `accepted.length + folded.length + rejected.length` is the number of data rows, always. */
export interface Interpretation {
  accepted: Entry[];
  folded: FoldedRow[];
  rejected: RejectedRow[];
  problems: Problem[];
}

/** A product that names can be matched to. */
export interface MatchTarget {
  id: string;
  name: string;
  aliases: { text: string; strength: 'strong' | 'weak' }[];
  /** Names under which the vendor appears in lists, former names included. */
  vendors: string[];
  kind: 'product' | 'suite';
  components: string[];
  openSource: boolean;
}

export type MatchDecision = 'accept' | 'review' | 'new' | 'folded';

export interface MatchReason {
  /** e.g. `exact-alias`, `vendor-agrees`, `version-dropped`, `weak-alias`, `vendor-contradicts`, `bundle`. */
  code: string;
  detail?: Record<string, string>;
}

export interface Match {
  raw: string;
  /** The product decided on; null unless the decision is `accept` or `review`. */
  product: string | null;
  decision: MatchDecision;
  /** Estimated probability in [0, 1] that `product` is right. */
  score: number;
  /** Best first, at most five. */
  candidates: { product: string; score: number }[];
  reasons: MatchReason[];
  /** The version that the name gives (`2008 R2`, `57.0.2`); a year that dates a contract is none. */
  version?: string;
  /** The edition or plan that the name gives (`Pro Plus`, `LTSC`, `E3`), where it is no part of the product's own name. */
  edition?: string;
}
