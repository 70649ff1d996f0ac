import type { ProblemLog } from '../problems/problem-log.ts';
import type { ColumnRole, ListFormat } from '../types.ts';
import type { Fault } from './sbom/rule.ts';
import type { XmlElement } from './read-xml.ts';

/** The content of a file that is no table, taken apart but not yet understood. */
export type Content =
  { kind: 'json'; value: unknown } | { kind: 'xml'; root: XmlElement } | { kind: 'text'; text: string };

/**
 * What a format reads into: rows under headings whose meaning it knows, so that everything after reading is the same
 * for all formats. A row without a machine speaks of the whole authority.
 */
export interface Records {
  /** Heading → role, in the order of the cells. */
  columns: Readonly<Record<string, ColumnRole | null>>;
  rows: readonly Row[];
}

export interface Row {
  /** Place in the file: the line of a text, the number of the entry in JSON and XML. */
  line: number;
  /** One for each heading; empty is unknown. */
  cells: readonly string[];
  /** Tells machines apart to count installations; never kept. */
  machine?: string;
}

/** One format of a tool, recognised by its content. */
export interface Format {
  id: ListFormat;
  /** The tool's own name of the format, the same in every language, e.g. `GLPI Agent (JSON)`. */
  name: string;
  /** What a content of this format may look like from outside. */
  kinds: readonly Content['kind'][];
  /** Why this content is of this format, e.g. `content:glpi-agent-inventory`; null when it is not. */
  recognise(content: Content): string | null;
  /** Where the content breaks the specification of its format; without, whatever was recognised is read. */
  check?(content: Content): Fault | null;
  /** Takes the rows out. Called only for content that was recognised; what is odd in it goes into the log. */
  read(content: Content, log: ProblemLog): Records;
}
