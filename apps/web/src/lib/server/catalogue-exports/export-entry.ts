import { atomFeed } from './atom.ts';
import { csvHead, csvLine } from './csv.ts';
import type { ExportedWithFile } from './read-exported.ts';
import { entryNode } from './rdf/dcat.ts';
import { jsonLdContext, jsonLdOf } from './rdf/json-ld.ts';
import { turtleHead, turtleOf } from './rdf/turtle.ts';

/** Formats by the end of a file's name, with their media types. */
export const MEDIA_TYPES = {
  json: 'application/json',
  'used-by.json': 'application/json',
  csv: 'text/csv; charset=utf-8; header=present',
  atom: 'application/atom+xml; charset=utf-8',
  ttl: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
  yml: 'application/yaml; charset=utf-8',
  'jsonl.gz': 'application/gzip',
} as const;

/** In what one entry can be had. */
export const ENTRY_FORMATS = ['json', 'used-by.json', 'csv', 'atom', 'ttl', 'jsonld', 'yml'] as const;
export type EntryFormat = (typeof ENTRY_FORMATS)[number];

/** One entry as a file. @example exportEntry(found, 'ttl', 'https://allmende.example') */
export function exportEntry({ entry, file }: ExportedWithFile, format: EntryFormat, base: string): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(entry, null, 2)}\n`;
    case 'used-by.json': {
      const { id, url, name, usedBy } = entry;
      return `${JSON.stringify({ id, url, name, usedBy }, null, 2)}\n`;
    }
    case 'csv':
      return csvHead() + csvLine(entry);
    case 'atom':
      return atomFeed(
        {
          self: `${base}/catalogue/export/${entry.id}.atom`,
          title: entry.name,
          base,
          updated: entry.updatedAt,
          next: null,
        },
        [entry],
      );
    case 'ttl':
      return turtleHead() + turtleOf(entryNode(entry, base));
    case 'jsonld':
      return `${JSON.stringify({ '@context': jsonLdContext, ...jsonLdOf(entryNode(entry, base)) }, null, 2)}\n`;
    case 'yml':
      return file;
  }
}
