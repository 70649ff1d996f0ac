import { zipSync } from 'fflate';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { Problem } from '../types.ts';
import { CellCount } from './count-cells.ts';
import { inflateEntry } from './inflate-entry.ts';
import { readDirectory } from './read-directory.ts';
import type { ArchiveEntry } from './read-directory.ts';
import { scanXml } from './scan-xml.ts';

export type SafeWorkbook =
  | { ok: true; format: 'xlsx' | 'ods'; archive: Uint8Array; formulasWithoutValue: number }
  | { ok: false; problems: Problem[] };

/** The parts a list can stand in. Pictures, macros, links and embedded files are never inflated. */
const XLSX_PARTS =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels|xl\/(?:workbook|sharedstrings|styles)\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
/** The reader insists on these where the table of contents names them, and a list needs nothing of them. */
const XLSX_EMPTIED = /^xl\/(?:metadata|persons\/[^/]+)\.xml$/i;
const ODS_PARTS = /^(?:mimetype|content\.xml|meta-inf\/manifest\.xml)$/i;

/**
 * Opens an XLSX or ODS file behind a guard: limits are counted while inflating, each XML part is checked before any
 * parser sees it, and only the needed parts are packed again, uncompressed, into the archive returned.
 */
export function openWorkbook(bytes: Uint8Array): SafeWorkbook {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const format = formatOf(directory.entries);
  if (format !== 'xlsx' && format !== 'ods') return refuse(format);

  const wanted = format === 'xlsx' ? XLSX_PARTS : ODS_PARTS;
  const parts: Record<string, Uint8Array> = {};
  const cells = new CellCount();
  const growth = { compressed: 0, inflated: 0 };
  for (const entry of manifestFirst(directory.entries)) {
    if (format === 'xlsx' && XLSX_EMPTIED.test(entry.name)) parts[entry.name] = new Uint8Array();
    if (!wanted.test(entry.name)) continue;
    const inflated = inflateEntry(entry, growth);
    if (!inflated.ok)
      return refuse(inflated.code, { name: entry.name.slice(0, 100), bytesAllowed: LIMITS.bytesOut });
    if (entry.name !== 'mimetype') {
      cells.startPart();
      const code = scanXml(inflated.bytes, (name, tag, isEmpty) => cells.see(name, tag, isEmpty));
      if (code) return refuse(code, { name: entry.name.slice(0, 100) });
    }
    if (cells.encrypted) return refuse('file-is-encrypted-workbook');
    if (cells.count > LIMITS.cells) return refuse('workbook-too-many-cells', { limit: LIMITS.cells });
    parts[entry.name] = inflated.bytes;
  }
  // The reader insists on this part, of which a list needs nothing.
  if (format === 'ods') parts['styles.xml'] = new Uint8Array();
  const archive = zipSync(parts, { level: 0 });
  return { ok: true, format, archive, formulasWithoutValue: cells.formulasWithoutValue };
}

/** The manifest tells of encryption, which would make any other part look damaged. */
function manifestFirst(entries: readonly ArchiveEntry[]): ArchiveEntry[] {
  const isManifest = ({ name }: ArchiveEntry): boolean => /^meta-inf\/manifest\.xml$/i.test(name);
  return [...entries.filter(isManifest), ...entries.filter((entry) => !isManifest(entry))];
}

function formatOf(entries: readonly ArchiveEntry[]): 'xlsx' | 'ods' | ProblemCode {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('xl/workbook.bin')) return 'file-is-binary-workbook';
  if (names.has('word/document.xml') || names.has('ppt/presentation.xml')) return 'file-is-document';
  if (names.has('encrypted-package')) return 'file-is-encrypted-workbook';
  if (!names.has('content.xml')) return 'file-is-archive';
  const mimetype = entries.find(({ name }) => name === 'mimetype');
  const nearlyFull = { compressed: LIMITS.bytesOut, inflated: LIMITS.bytesOut - 1000 };
  const type = mimetype ? inflateEntry(mimetype, nearlyFull) : null;
  const text = type?.ok ? new TextDecoder().decode(type.bytes) : '';
  return /opendocument\.spreadsheet/.test(text) ? 'ods' : 'file-is-document';
}

function refuse(code: ProblemCode, detail?: Record<string, string | number>): SafeWorkbook {
  return { ok: false, problems: [problem(code, {}, detail)] };
}
