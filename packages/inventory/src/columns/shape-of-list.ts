import type { SoftwareList } from '../types.ts';
import { isReasonHeading } from './fit-mapping.ts';
import { foldHeader } from './read-header.ts';

const TABLES: ReadonlySet<string> = new Set(['csv', 'tsv', 'xlsx', 'ods', 'pasted']);

/**
 * What makes two lists files of one kind: the tool's format, or for tables the headings in their order, however they
 * are spelt and whichever kind of table carries them. Holds headings only, no content;
 * the column of reasons that we add to rejected rows does not count.
 * @example shapeOfList(list) // 'table:verfahren|hersteller|vertragsende'
 */
export function shapeOfList({ file, columns }: Pick<SoftwareList, 'file' | 'columns'>): string {
  if (!TABLES.has(file.format)) return file.format;
  const headings = columns.map(({ header }) => header).filter((header) => !isReasonHeading(header));
  return `table:${headings.map(foldHeader).join('|')}`;
}
