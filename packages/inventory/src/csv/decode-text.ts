import type { Problem } from '../types.ts';
import { problem } from '../problems/problem-codes.ts';
import { decodeWindows1252, windows1252Byte } from './windows-1252.ts';

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  problems: Problem[];
}

/**
 * Turns bytes into text: by byte order mark, by the zero bytes of unmarked UTF-16, as strict UTF-8, and else as
 * Windows-1252 – unless the bytes are plainly UTF-8 with some damage, which is then marked with U+FFFD and reported.
 * Umlauts that were encoded twice (`Ã¼`) are restored where the whole text allows it. Byte order marks and
 * control characters do not reach the text.
 * @example decodeText(new Uint8Array([0xe4])).encoding // 'windows-1252'
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const problems: Problem[] = [];
  const encoding = findEncoding(bytes);
  let text = encoding === 'windows-1252' ? decodeWindows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  if (encoding === 'windows-1252' && bytes.some((byte) => byte >= 0x80)) {
    problems.push(problem('encoding-assumed', {}, { encoding }));
  }
  if (encoding === 'utf-8' && text.includes('\ufffd')) {
    problems.push(problem('bytes-not-readable', {}, { count: text.split('\ufffd').length - 1 }));
  }
  const garbled = text.match(/Ã[¤¶¼Ÿ„–œ\u0084\u0096\u009c\u009f]/g)?.length ?? 0;
  const repaired = garbled > 0 ? undoSecondEncoding(text) : null;
  if (garbled > 0)
    problems.push(problem(repaired === null ? 'text-garbled' : 'text-repaired', {}, { count: garbled }));
  text = repaired ?? text;

  const length = text.length;
  text = text.replace(/[\ufeff\u200b\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069]/g, '');
  if (text.length < length)
    problems.push(problem('control-characters-removed', {}, { count: length - text.length }));
  return { text, encoding, problems };
}

/** UTF-8 that was taken for Windows-1252 and encoded again; null unless all of the text is so. */
function undoSecondEncoding(text: string): string | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = windows1252Byte(text.charAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  const once = new TextDecoder().decode(bytes);
  return once.includes('\ufffd') ? null : once;
}

function findEncoding(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.3 && even < head.length * 0.05) return 'utf-16le';
  if (even > head.length * 0.3 && odd < head.length * 0.05) return 'utf-16be';
  return isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

/** Strict UTF-8, or at least four good multi-byte characters for each bad byte. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const size =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    let follows = 1;
    while (follows < size && ((bytes[at + follows] ?? 0) & 0xc0) === 0x80) follows++;
    if (size === 0 || follows < size) bad++;
    else if (size > 1) good++;
    at += size === 0 ? 1 : follows;
  }
  return bad === 0 || good >= bad * 4;
}
