/** A run of digits, with dots and a letter behind (`57.0.2`, `19c`): a version unless an alias needs it. */
export const NUMBER = 1;
/** Follows the word before it without any sign between (`AIDA|64`, `Win|10`). */
export const GLUED = 2;
/** Stands in brackets. */
export const BRACKETED = 4;
/** A sign of enumeration stands before it (`Word / Excel`, `Word + Excel`, `Word, Excel`). */
export const ENUMERATED = 8;
/** A hyphen or underscore stands right before it (`de-de`, `de_DE`). */
export const HYPHENATED = 16;

/** Words and numbers of a text in order, each with its flags. */
export interface Words {
  text: string[];
  flags: number[];
}

/** More words than that are a description, not a name. */
const MAX_WORDS = 40;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** ASCII letters, and everything beyond that is neither punctuation nor a surrogate: other scripts have names, too. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xd800 && code <= 0xf8ff) &&
    code < 0xfe00);

const isWordSign = (code: number): boolean => isLetter(code) || isDigit(code);

/** End of the version that begins at `from`: `57.0.2`, `2.4.x`, `19c`. */
function endOfNumber(line: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const next = line.charCodeAt(at);
    if (isDigit(next)) at++;
    else if (next !== 46) break;
    else if (isDigit(line.charCodeAt(at + 1))) at += 2;
    else if (line.charCodeAt(at + 1) === 120 && !isLetter(line.charCodeAt(at + 2))) at += 2;
    else break;
  }
  return isLetter(line.charCodeAt(at)) && !isWordSign(line.charCodeAt(at + 1)) ? at + 1 : at;
}

/** End of the word that begins at `from`; plus signs and a number sign at its end are part of it (`Notepad++`, `finanz+`, `C#`). */
function endOfWord(line: string, from: number): number {
  let at = from + 1;
  while (isLetter(line.charCodeAt(at))) at++;
  if (line.charCodeAt(at) === 35) return at + 1;
  if (line.charCodeAt(at) !== 43 || isWordSign(line.charCodeAt(at + 1))) return at;
  return line.charCodeAt(at + 1) === 43 ? at + 2 : at + 1;
}

/**
 * Splits folded text into words and numbers. Letters and digits part (`win10` → `win`, `10`), a version stays whole.
 *
 * @example splitText('firefox 57.0.2 (x64)').text // ['firefox', '57.0.2', 'x', '64']
 */
export function splitText(line: string): Words {
  const text: string[] = [];
  const flags: number[] = [];
  let depth = 0;
  let pending = 0;
  let at = 0;
  while (at < line.length && text.length < MAX_WORDS) {
    const code = line.charCodeAt(at);
    const digit = isDigit(code);
    const plusses = code === 43 && line.charCodeAt(at + 1) === 43;
    if (digit || plusses || isLetter(code)) {
      const end = digit ? endOfNumber(line, at) : plusses ? at + 2 : endOfWord(line, at);
      text.push(line.slice(at, end));
      flags.push((digit ? NUMBER : 0) | (depth > 0 ? BRACKETED : 0) | pending);
      pending = GLUED;
      at = end;
      continue;
    }
    if (code === 40 || code === 91) depth++;
    else if ((code === 41 || code === 93) && depth > 0) depth--;
    // An apostrophe parts nothing: Let's = Lets.
    if (code !== 39 && code !== 0x2019) {
      const enumerates = code === 47 || code === 43 || code === 44 || code === 59;
      pending =
        (pending & ENUMERATED) |
        (enumerates ? ENUMERATED : 0) |
        (code === 45 || code === 95 ? HYPHENATED : 0);
    }
    at++;
  }
  return { text, flags };
}
