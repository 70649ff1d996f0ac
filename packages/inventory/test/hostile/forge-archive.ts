import { deflateSync, strToU8, zipSync } from 'fflate';

/** An entry of an archive whose headers may say something else than what is true. */
export interface Entry {
  name: string;
  content: Uint8Array;
  says?: { size?: number; compressed?: number; offset?: number };
  /** Unix mode, for links. */
  mode?: number;
  extra?: Uint8Array;
}

/** A ZIP archive, written by hand, because no writer would write what is asked for here. */
export function archive(entries: readonly Entry[]): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  const packed = new Map<Uint8Array, Uint8Array>();
  let offset = 0;
  for (const { name, content, says = {}, mode = 0, extra = new Uint8Array() } of entries) {
    const compressed = packed.get(content) ?? deflateSync(content, { level: 6 });
    packed.set(content, compressed);
    const nameBytes = strToU8(name);
    const shared = [
      u16(20), u16(0), u16(8), u32(0),
      u32(checksum(content)), u32(says.compressed ?? compressed.length), u32(says.size ?? content.length),
      u16(nameBytes.length), u16(extra.length),
    ]; // prettier-ignore
    const local = concat([u32(0x04034b50), ...shared, nameBytes, extra, compressed]);
    directory.push(
      concat([
        u32(0x02014b50), u16(0x0314), ...shared, u16(0), u16(0), u16(0), u32(mode << 16),
        u32(says.offset ?? offset), nameBytes, extra,
      ]), // prettier-ignore
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = concat(directory);
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(entries.length),
    u16(entries.length),
    u32(central.length),
    u32(offset),
    u16(0),
  ];
  return concat([...bodies, central, ...end]);
}

/** So many empty entries that only zip64 can count them. */
export function manyEntries(count: number): Uint8Array {
  const local = concat([
    u32(0x04034b50),
    u16(20),
    u16(0),
    u16(0),
    u32(0),
    u32(0),
    u32(0),
    u32(0),
    u16(6),
    u16(0),
  ]);
  const bodies = new Uint8Array(count * (local.length + 6));
  const centralSize = 46 + 6;
  const central = new Uint8Array(count * centralSize);
  const view = new DataView(central.buffer);
  for (let at = 0; at < count; at++) {
    const name = strToU8(String(at).padStart(6, '0'));
    const from = at * (local.length + 6);
    bodies.set(local, from);
    bodies.set(name, from + local.length);
    const entry = at * centralSize;
    view.setUint32(entry, 0x02014b50, true);
    view.setUint16(entry + 28, 6, true);
    view.setUint32(entry + 42, from, true);
    central.set(name, entry + 46);
  }
  const end64 = concat([
    u32(0x06064b50), u64(44n), u16(45), u16(45), u32(0), u32(0), u64(BigInt(count)), u64(BigInt(count)),
    u64(BigInt(central.length)), u64(BigInt(bodies.length)),
  ]); // prettier-ignore
  const locator = concat([u32(0x07064b50), u32(0), u64(BigInt(bodies.length + central.length)), u32(1)]);
  const end = concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(0xffff),
    u16(0xffff),
    u32(central.length),
    u32(bodies.length),
    u16(0),
  ]);
  return concat([bodies, central, end64, locator, end]);
}

/** Sixteen archives in an archive, and so on; the innermost hold blanks that would be petabytes. */
export function nested(depth: number): Uint8Array {
  let inner = zipSync({ 'blanks.txt': new Uint8Array(4_000_000) });
  for (let level = 0; level < depth; level++)
    inner = zipSync(Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`${at}.zip`, inner])), {
      level: 6,
    });
  return inner;
}

/** The field in which zip64 says sizes and place. */
export function zip64Extra(size: bigint, compressed: bigint, offset: bigint): Uint8Array {
  return concat([u16(1), u16(24), u64(size), u64(compressed), u64(offset)]);
}

function bytesOf(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
}
const u16 = (value: number): Uint8Array => bytesOf(2, (view) => view.setUint16(0, value, true));
const u32 = (value: number): Uint8Array => bytesOf(4, (view) => view.setUint32(0, value, true));
const u64 = (value: bigint): Uint8Array => bytesOf(8, (view) => view.setBigUint64(0, value, true));

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const checksums = new Map<Uint8Array, number>();

/** The one that a writer computes; taken from its output, so that nothing here has to know how. */
function checksum(content: Uint8Array): number {
  const known = checksums.get(content);
  if (known !== undefined) return known;
  const written = zipSync({ a: content }, { level: 0 });
  const crc = new DataView(written.buffer, written.byteOffset).getUint32(14, true);
  checksums.set(content, crc);
  return crc;
}
