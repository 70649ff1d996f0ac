import type { ListFormat } from './types.ts';
import type { ProblemCode } from './problems/problem-codes.ts';

export type Detected = { kind: 'text' | 'zip' | 'json' | 'xml' } | { kind: 'refused'; code: ProblemCode };

const SIGNATURES: readonly (readonly [bytes: readonly number[], code: ProblemCode])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'file-is-pdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'file-is-image'],
  [[0xff, 0xd8, 0xff], 'file-is-image'],
  [[0x47, 0x49, 0x46, 0x38], 'file-is-image'],
  [[0x49, 0x49, 0x2a, 0x00], 'file-is-image'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'file-is-image'],
  [[0x1f, 0x8b], 'file-is-archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'file-is-archive'],
  [[0x52, 0x61, 0x72, 0x21], 'file-is-archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'file-is-document'],
];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b];

/** Says by its content what a file is; the name plays no part. */
export function detectFormat(bytes: Uint8Array): Detected {
  const starts = (signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte);
  if (starts(ZIP) && [0x03, 0x05, 0x07].includes(bytes[2] ?? 0)) return { kind: 'zip' };
  if (starts(COMPOUND_FILE)) {
    return {
      kind: 'refused',
      code: holdsUtf16(bytes, 'EncryptedPackage') ? 'file-is-encrypted-workbook' : 'file-is-legacy-office',
    };
  }
  const found = SIGNATURES.find(([signature]) => starts(signature));
  if (found) return { kind: 'refused', code: found[1] };
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && isBinary(bytes)) return { kind: 'refused', code: 'file-is-binary' };
  return detectMarkup(bytes) ?? { kind: 'text' };
}

function detectMarkup(bytes: Uint8Array): Detected | null {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4000))
    .replace(/[\u0000ÿþï»¿]/g, '')
    .trimStart()
    .toLowerCase();
  if (/^<(?:!doctype html|html|table|head|body)/.test(head)) return { kind: 'refused', code: 'file-is-html' };
  if (/^<(?:\?xml|[a-z!][\w:-]*[\s>/])/.test(head)) {
    return /<html|<table/.test(head) ? { kind: 'refused', code: 'file-is-html' } : { kind: 'xml' };
  }
  return /^(?:\{\s*(?:"|\})|\[\s*[[{"\]])/.test(head) ? { kind: 'json' } : null;
}

/** More than one in ten control characters, not counting the zeros of UTF-16. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 8000);
  let control = 0;
  const zeros: [even: number, odd: number] = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1]++;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) control++;
  });
  const [even, odd] = zeros;
  const looksLikeUtf16 = Math.max(even, odd) > head.length * 0.3 && Math.min(even, odd) < head.length * 0.05;
  return control + (looksLikeUtf16 ? 0 : even + odd) > head.length / 10;
}

function holdsUtf16(bytes: Uint8Array, word: string): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.includes([...word].join('\u0000'));
}

/** The format that a file's name promises, or null. */
export function formatOfName(name: string): ListFormat | null {
  const extension = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase();
  return extension === 'csv' || extension === 'tsv' || extension === 'xlsx' || extension === 'ods'
    ? extension
    : null;
}
