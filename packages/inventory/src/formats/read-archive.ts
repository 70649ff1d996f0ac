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
  const leftOut: Problem[] = [];
  const growth = { compressed: 0, inflated: 0 };
  for (const entry of entries) {
    const inflated = inflateEntry(entry, growth);
    if (!inflated.ok)
      return refuse(inflated.code, { name: entry.name.slice(0, 100), limit: LIMITS.bytesOut });
    if (entries.length === 1) return readOne(entry.name, inflated.bytes);
    const { kind } = detectFormat(inflated.bytes);
    const isReadable = inflated.bytes.length > 0 && kind !== 'refused' && kind !== 'zip';
    const part = isReadable ? readPart(entry.name, inflated.bytes, kind) : null;
    const isSame = part !== null && !('code' in part) && (parts[0]?.format ?? part.format) === part.format;
    if (isSame) parts.push(part);
    else leftOut.push(problem('archive-part-left-out', {}, { name: entry.name.slice(0, 100) }));
  }
  const [first, ...others] = parts;
  if (!first) return refuse('file-is-archive');
  const result = listOfParts(name, [first, ...others], false);
  (result.ok ? result.list.problems : result.problems).unshift(...leftOut.slice(0, 100));
  return result;
}

function refuse(code: Parameters<typeof problem>[0], detail?: Record<string, string | number>): ReadResult {
  return { ok: false, problems: [problem(code, {}, detail)] };
}
