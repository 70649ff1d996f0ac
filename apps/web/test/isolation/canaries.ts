/**
 * Marks that are planted in everything an authority calls its own, so that a stray one tells where it came from:
 * `zqx`, three letters of the authority, a number, `z`.
 */
const mark = /zqx([a-y]{3})(\d+)z/gi;

/** What a mark stands in: names of authorities and people are known more widely than rows. */
export type CanaryKind = 'authority' | 'person' | 'row';

export interface Canary {
  code: string;
  kind: CanaryKind;
}

const authorityNumber = 1;
const personNumber = 2;
const firstRow = 10;

/** @example canaryOf('aab', 'person') // 'zqxaab2z' */
export function canaryOf(code: string, kind: CanaryKind, row = 0): string {
  const number = { authority: authorityNumber, person: personNumber, row: firstRow + row }[kind];
  return `zqx${code}${number}z`;
}

/** Three letters for the authority at this place. @example codeAt(27) // 'abb' */
export function codeAt(index: number): string {
  return [676, 26, 1].map((base) => String.fromCharCode(97 + (Math.trunc(index / base) % 26))).join('');
}

/** Every mark in a text. */
export function canariesIn(text: string): Canary[] {
  return [...text.matchAll(mark)].map(([, code = '', number]) => ({
    code: code.toLowerCase(),
    kind: kindOf(Number(number)),
  }));
}

/** The text with its marks made unrecognisable, so that an answer that only repeats it is not taken for a leak. */
export function withoutCanaries(text: string): string {
  return text.replace(mark, 'zqx');
}

function kindOf(number: number): CanaryKind {
  if (number === authorityNumber) return 'authority';
  return number === personNumber ? 'person' : 'row';
}
