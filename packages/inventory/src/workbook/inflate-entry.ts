import { Inflate } from 'fflate';
import { LIMITS } from '../limits.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';
import type { ArchiveEntry } from './read-directory.ts';

/** So little is fed at a time that one step, at deflate's best (1 : 1032), stays near 4 MB. */
const STEP = 4096;

export type Inflated = { ok: true; bytes: Uint8Array } | { ok: false; code: ProblemCode };

/** What the entries of one archive have been and have grown to; many small ones may not do what a large one may not. */
export interface Growth {
  compressed: number;
  inflated: number;
}

/**
 * Inflates one entry, adds it to the growth of its archive, and stops as soon as either has grown too far; sizes in
 * headers mean nothing.
 */
export function inflateEntry(entry: ArchiveEntry, growth: Growth): Inflated {
  const { compressed } = entry;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  if (entry.stored) {
    chunks.push(compressed);
    size = compressed.length;
  } else {
    try {
      for (let at = 0; at < compressed.length; at += STEP) {
        const fed = Math.min(at + STEP, compressed.length);
        inflate.push(compressed.subarray(at, fed), fed === compressed.length);
        const tooDense = size > LIMITS.ratioFloor && size > fed * LIMITS.ratio;
        if (tooDense || hasGrownTooFar(growth, fed, size))
          return { ok: false, code: 'archive-inflates-too-much' };
      }
    } catch {
      return { ok: false, code: 'archive-damaged' };
    }
  }
  if (hasGrownTooFar(growth, compressed.length, size))
    return { ok: false, code: 'archive-inflates-too-much' };
  growth.compressed += compressed.length;
  growth.inflated += size;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return crc32(bytes) === entry.crc ? { ok: true, bytes } : { ok: false, code: 'archive-damaged' };
}

function hasGrownTooFar(growth: Growth, fed: number, size: number): boolean {
  const inflated = growth.inflated + size;
  const tooDense = inflated > LIMITS.ratioFloorOfAll && inflated > (growth.compressed + fed) * LIMITS.ratio;
  return inflated > LIMITS.bytesOut || tooDense;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at++)
    crc = (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
