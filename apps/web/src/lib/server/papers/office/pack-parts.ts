import { zipSync, type Zippable } from 'fflate';

/** Archives know local times only; the first that they can hold is the same everywhere. */
const mtime = new Date(1980, 0, 1);

/**
 * Packs the parts of an office file, in the order given and without a clock: the same parts give the same bytes.
 * A part named `mimetype` stays unpacked, so that a file tells by its first bytes what it is.
 *
 * @example packParts({ mimetype, 'content.xml': content })
 */
export function packParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(parts).map(([path, bytes]): [string, Zippable[string]] => [
    path,
    [bytes, { level: path === 'mimetype' || path.endsWith('.png') ? 0 : 6, mtime }],
  ]);
  return zipSync(Object.fromEntries(entries));
}
