import { inflateRawSync } from 'node:zlib';

/**
 * The text of one file of an archive, by its name in the central directory.
 *
 * @example zipEntry(odt, 'content.xml')
 */
export function zipEntry(archive: Buffer, name: string): string {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [named, extra, comment] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const entry = archive.subarray(at + 46, at + 46 + (named ?? 0)).toString();
    if (entry === name) return textAt(archive, archive.readUInt32LE(at + 42), at);
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  throw new Error(`The archive has no ${name}.`);
}

function textAt(archive: Buffer, local: number, central: number): string {
  const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(from, from + archive.readUInt32LE(central + 20));
  return (archive.readUInt16LE(central + 10) === 0 ? packed : inflateRawSync(packed)).toString();
}
