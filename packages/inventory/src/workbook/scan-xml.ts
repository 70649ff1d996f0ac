import { LIMITS } from '../limits.ts';
import type { ProblemCode } from '../problems/problem-codes.ts';

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const NAME_END = new Set([0x20, 0x09, 0x0a, 0x0d, SLASH, GT]);

/** Called for every element: its name without prefix, its tag as text, and whether it is `<empty/>`. */
export type OnElement = (name: string, tag: () => string, isEmpty: boolean) => void;

/**
 * Goes once over an XML part, in linear time, before any real parser sees it. Refuses document types and entities
 * (`xml-declares-entities`), nesting deeper than 100 (`xml-too-deep`) and tags that do not pair (`xml-not-well-formed`).
 */
export function scanXml(bytes: Uint8Array, onElement: OnElement): ProblemCode | null {
  const latin1 = new TextDecoder('latin1');
  const text = (from: number, to: number): string => latin1.decode(bytes.subarray(from, to));
  const open: { from: number; to: number }[] = [];
  const names = new Map<string, string>();
  if (bytes[0] === 0xfe || bytes[0] === 0xff || bytes.subarray(0, 4).includes(0))
    return 'xml-not-well-formed';

  for (let at = bytes.indexOf(LT); at >= 0; at = bytes.indexOf(LT, at)) {
    const next = bytes[at + 1];
    if (next === BANG) {
      const end = skipBang(bytes, at);
      if (typeof end === 'string') return end;
      at = end;
      continue;
    }
    if (next === QUESTION) {
      at = indexOf(bytes, '?>', at + 2);
      if (at < 0) return 'xml-not-well-formed';
      continue;
    }
    const closing = next === SLASH;
    const nameFrom = closing ? at + 2 : at + 1;
    let nameTo = nameFrom;
    while (nameTo < bytes.length && !NAME_END.has(bytes[nameTo] ?? GT)) nameTo++;
    const end = endOfTag(bytes, nameTo);
    if (end < 0 || nameTo === nameFrom) return 'xml-not-well-formed';
    if (closing) {
      const opened = open.pop();
      if (!opened || !sameBytes(bytes, opened, { from: nameFrom, to: nameTo })) return 'xml-not-well-formed';
    } else {
      const isEmpty = bytes[end - 1] === SLASH;
      if (!isEmpty) open.push({ from: nameFrom, to: nameTo });
      if (open.length > LIMITS.xmlDepth) return 'xml-too-deep';
      if (nameTo - nameFrom > 200) return 'xml-not-well-formed';
      const full = text(nameFrom, nameTo);
      const name = names.get(full) ?? full.slice(full.indexOf(':') + 1);
      if (names.size < 1000) names.set(full, name);
      onElement(name, () => text(at, end + 1), isEmpty);
    }
    at = end + 1;
  }
  return open.length === 0 ? null : 'xml-not-well-formed';
}

function skipBang(bytes: Uint8Array, at: number): number | ProblemCode {
  const closes = startsWith(bytes, '<!--', at) ? '-->' : startsWith(bytes, '<![CDATA[', at) ? ']]>' : null;
  if (closes === null) return 'xml-declares-entities';
  const end = indexOf(bytes, closes, at + 4);
  return end < 0 ? 'xml-not-well-formed' : end;
}

/** The `>` that ends a tag; one inside an attribute does not. */
function endOfTag(bytes: Uint8Array, from: number): number {
  let quote = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
      else if (byte === LT) return -1;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === GT) return at;
    else if (byte === LT) return -1;
  }
  return -1;
}

function sameBytes(
  bytes: Uint8Array,
  a: { from: number; to: number },
  b: { from: number; to: number },
): boolean {
  if (a.to - a.from !== b.to - b.from) return false;
  for (let at = 0; at < a.to - a.from; at++) if (bytes[a.from + at] !== bytes[b.from + at]) return false;
  return true;
}

function startsWith(bytes: Uint8Array, word: string, from: number): boolean {
  for (let at = 0; at < word.length; at++) if (bytes[from + at] !== word.charCodeAt(at)) return false;
  return true;
}

/** Index behind the next occurrence of `word`, or −1. */
function indexOf(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0);
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes, word, at)) return at + word.length;
  }
  return -1;
}
