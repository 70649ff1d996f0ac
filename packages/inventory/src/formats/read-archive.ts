import { detectFormat } from '../detect-format.ts';
import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { Problem, ReadResult } from '../types.ts';
import { inflateEntry } from '../workbook/inflate-entry.ts';
import { readDirectory } from '../workbook/read-directory.ts';
import { listOfParts, readPart, type Part } from './read-structured.ts';

const READABLE = /\.(?:json|xml|ocs|csv|tsv|txt|spdx)$/i;
/** What operating systems put into archives by themselves. */
const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.)/;

/**
 * Reads an archive of exports: one file, or the inventories of many machines, which become one list. Files of another
 * format than the first are left out and named. `readOne` reads a single file that is a table.
 */
export function readArchive(
  name: string,
  bytes: Uint8Array,
  readOne: (name: string, bytes: Uint8Array) => ReadResult,
): ReadResult {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = directory.entries.filter((entry) => READABLE.test(entry.name) && !BESIDE.test(entry.name));
  const parts: Part[] = [];
  const tables: Table[] = [];
  const leftOut: Problem[] = [];
  const growth = { compressed: 0, inflated: 0 };
  for (const entry of entries) {
    const inflated = inflateEntry(entry, growth);
    if (!inflated.ok)
      return refuse(inflated.code, { name: entry.name.slice(0, 100), bytesAllowed: LIMITS.bytesOut });
    if (entries.length === 1) return readOne(entry.name, inflated.bytes);
    const { kind } = detectFormat(inflated.bytes);
    const isReadable = inflated.bytes.length > 0 && kind !== 'refused' && kind !== 'zip';
    const part = isReadable ? readPart(entry.name, inflated.bytes, kind) : null;
    const isSame = part !== null && !('code' in part) && (parts[0]?.format ?? part.format) === part.format;
    if (isSame) parts.push(part);
    else if (isReadable && part === null) tables.push({ name: entry.name, bytes: inflated.bytes });
    else leftOut.push(problem('archive-part-left-out', {}, { name: entry.name.slice(0, 100) }));
  }
  const [first, ...others] = parts;
  const [table] = tables;
  const joined = first || !table ? null : joinTables(table, tables);
  for (const each of tables)
    if (!joined?.taken.includes(each))
      leftOut.push(problem('archive-part-left-out', {}, { name: each.name.slice(0, 100) }));
  if (!first && !(table && joined)) return refuse('file-is-archive');
  const result = first
    ? listOfParts(name, [first, ...others], false)
    : readOne(table?.name ?? name, joined?.bytes ?? new Uint8Array());
  (result.ok ? result.list.problems : result.problems).unshift(...leftOut.slice(0, 100));
  return result;
}

interface Table {
  name: string;
  bytes: Uint8Array;
}

/** A large report comes in several files with the same heading line; they are one table. */
function joinTables(first: Table, tables: readonly Table[]): { bytes: Uint8Array; taken: Table[] } {
  const heading = headingOf(first.bytes);
  const taken = tables.filter(
    (each) => each === first || (heading.length > 0 && headingOf(each.bytes) === heading),
  );
  const pieces = taken.map(({ bytes }, index) => (index === 0 ? bytes : bytes.subarray(endOfLine(bytes))));
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length + 1, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
    if (piece.at(-1) !== NEW_LINE) joined[at++] = NEW_LINE;
  }
  return { bytes: joined.subarray(0, at), taken };
}

const NEW_LINE = 0x0a;
const LONGEST_HEADING = 20_000;

/** Where the second line begins. */
function endOfLine(bytes: Uint8Array): number {
  const end = bytes.indexOf(NEW_LINE);
  return end < 0 ? bytes.length : end + 1;
}

function headingOf(bytes: Uint8Array): string {
  const line = new TextDecoder().decode(bytes.subarray(0, Math.min(endOfLine(bytes), LONGEST_HEADING)));
  return line.replace(/^\ufeff/, '').trim();
}

function refuse(code: Parameters<typeof problem>[0], detail?: Record<string, string | number>): ReadResult {
  return { ok: false, problems: [problem(code, {}, detail)] };
}
