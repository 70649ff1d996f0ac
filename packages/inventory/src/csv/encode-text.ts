import { windows1252Byte } from './windows-1252.ts';

/**
 * Turns text into the bytes of an encoding that `decodeText` names, with a byte order mark for UTF-16 and where asked
 * for. Signs that Windows-1252 does not have make the whole text UTF-8 with a mark, so that none is lost.
 * @example encodeText('ä', 'windows-1252') // Uint8Array [0xe4]
 */
export function encodeText(text: string, encoding: string, marked = false): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const view = new DataView(new ArrayBuffer((text.length + 1) * 2));
    const isLittle = encoding === 'utf-16le';
    view.setUint16(0, 0xfeff, isLittle);
    for (let at = 0; at < text.length; at++) view.setUint16((at + 1) * 2, text.charCodeAt(at), isLittle);
    return new Uint8Array(view.buffer);
  }
  if (encoding === 'windows-1252') {
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at++) {
      const byte = windows1252Byte(text.charAt(at));
      if (byte === undefined) return encodeText(text, 'utf-8', true);
      bytes[at] = byte;
    }
    return bytes;
  }
  return new TextEncoder().encode(marked ? `\ufeff${text}` : text);
}
