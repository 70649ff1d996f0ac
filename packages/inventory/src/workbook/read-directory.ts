import { LIMITS } from '../limits.ts';
import { problem } from '../problems/problem-codes.ts';
import type { Problem } from '../types.ts';

export interface ArchiveEntry {
  name: string;
  stored: boolean;
  compressed: Uint8Array;
  /** What the directory says; only the inflated bytes count. */
  crc: number;
}
export type Directory = { ok: true; entries: ArchiveEntry[] } | { ok: false; problems: Problem[] };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const UNSAFE_NAME = /^[\\/]|^[a-z]:|(?:^|[\\/])\.\.(?:[\\/]|$)|\u0000/i;

/**
 * Reads the directory of a ZIP archive and refuses what no office program writes and attackers do: too many entries,
 * absolute names and `..`, encryption, two entries of one name or over the same bytes, directory and entry at odds.
 */
export function readDirectory(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return refuse('archive-damaged');
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.archiveEntries)
    return refuse('archive-too-many-entries', { count, limit: LIMITS.archiveEntries });

  const entries: ArchiveEntry[] = [];
  const spans: { from: number; to: number }[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    const central = readCentral(bytes, view, at, end);
    if (!central) return refuse('archive-damaged');
    const { name } = central;
    if (UNSAFE_NAME.test(name)) return refuse('archive-unsafe-name', { name: name.slice(0, 100) });
    if (central.encrypted) return refuse('archive-encrypted');
    if (names.has(name.toLowerCase())) return refuse('archive-entries-overlap', { name: name.slice(0, 100) });
    const from = localDataStart(view, central, end);
    if (from === null || ![0, 8].includes(central.method)) return refuse('archive-damaged');
    names.add(name.toLowerCase());
    const to = from + central.size;
    spans.push({ from: central.offset, to });
    entries.push({
      name,
      stored: central.method === 0,
      compressed: bytes.subarray(from, to),
      crc: central.crc,
    });
    at = central.next;
  }
  spans.sort((a, b) => a.from - b.from);
  const overlap = spans.some((span, index) => span.from < (spans[index - 1]?.to ?? 0));
  return overlap ? refuse('archive-entries-overlap') : { ok: true, entries };
}

interface Central {
  name: string;
  nameLength: number;
  encrypted: boolean;
  method: number;
  crc: number;
  size: number;
  offset: number;
  next: number;
}

function readCentral(bytes: Uint8Array, view: DataView, at: number, end: number): Central | null {
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return null;
  return {
    name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
    nameLength,
    encrypted: (view.getUint16(at + 8, true) & 0x2041) !== 0,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
    next,
  };
}

function localDataStart(view: DataView, { offset, size, nameLength }: Central, end: number): number | null {
  if (offset + 30 > end || view.getUint32(offset, true) !== LOCAL) return null;
  if (view.getUint16(offset + 26, true) !== nameLength) return null;
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  return start + size <= end ? start : null;
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

function refuse(
  code: Parameters<typeof problem>[0],
  detail?: Record<string, string | number>,
): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [problem(code, {}, detail)] };
}
