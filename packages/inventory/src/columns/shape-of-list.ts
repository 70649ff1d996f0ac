import type { SoftwareList } from '../types.ts';
import { foldHeader } from './read-header.ts';

const TABLES: ReadonlySet<string> = new Set(['csv', 'tsv', 'xlsx', 'ods', 'pasted']);

/**
 * What makes two lists files of one kind: the tool's format, or for tables the headings in their order, however they
 * are spelt and whichever kind of table carries them. Holds headings only, no content.
 * @example shapeOfList(list) // 'table:verfahren|hersteller|vertragsende'
 */
export function shapeOfList({ file, columns }: Pick<SoftwareList, 'file' | 'columns'>): string {
  if (!TABLES.has(file.format)) return file.format;
  return `table:${columns.map(({ header }) => foldHeader(header)).join('|')}`;
}
