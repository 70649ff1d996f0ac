/** What a picture says of itself in its first bytes. */
export type PictureFormat =
  | { format: 'png' | 'jpeg' | 'gif' | 'webp'; width: number; height: number }
  | { format: 'svg' | 'svgz' }
  | null;

/**
 * What kind of picture these bytes are, by how they begin and never by a name; with its size, so that nothing is
 * unpacked that is larger than it may be. Null for anything else.
 *
 * @example pictureFormat(bytes) // { format: 'png', width: 640, height: 480 }
 */
export function pictureFormat(bytes: Uint8Array): PictureFormat {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = (...signs: number[]): boolean => signs.every((sign, at) => view[at] === sign);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) && view.length >= 24)
    return { format: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (view.length >= 10 && /^GIF8[79]a$/.test(view.toString('latin1', 0, 6)))
    return { format: 'gif', width: view.readUInt16LE(6), height: view.readUInt16LE(8) };
  if (begins(0xff, 0xd8, 0xff)) return sizeOfJpeg(view);
  if (view.toString('latin1', 0, 4) === 'RIFF' && view.toString('latin1', 8, 12) === 'WEBP')
    return sizeOfWebp(view);
  if (begins(0x1f, 0x8b)) return { format: 'svgz' };
  return isSvg(view) ? { format: 'svg' } : null;
}

/** Whether a text begins as an SVG does, after an XML declaration, comments and a document type. */
export function isSvg(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 65_536))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return (
    head.startsWith('<') && !/^<(?:!doctype\s+)?html/i.test(head) && /<(?:\w{1,20}:)?svg[\s>]/.test(head)
  );
}

function sizeOfJpeg(view: Buffer): PictureFormat {
  for (let at = 2; at + 9 < view.length;) {
    if (view[at] !== 0xff) return null;
    const mark = view[at + 1] ?? 0;
    // A frame begins; C4, C8 and CC are tables.
    if (mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark))
      return { format: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    if (mark === 0xff) at += 1;
    else if (mark === 0x01 || (mark >= 0xd0 && mark <= 0xd8)) at += 2;
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}

function sizeOfWebp(view: Buffer): PictureFormat {
  if (view.length < 30) return null;
  const chunk = view.toString('latin1', 12, 16);
  if (chunk === 'VP8X')
    return { format: 'webp', width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8L') {
    const bits = view.readUInt32LE(21);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8 ') return null;
  return { format: 'webp', width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
}
