import { foldText } from './fold-text.ts';

/** A run of digits, with dots and a letter behind (`57.0.2`, `19c`): a version unless an alias needs it. */
export const NUMBER = 1;
/** Follows the token before it without any sign between (`AIDA|64`, `Win|10`). */
export const GLUED = 2;
/** Stands in brackets. */
export const BRACKETED = 4;
/** A sign of enumeration stands before it (`Word / Excel`, `Word + Excel`, `Word, Excel`). */
export const ENUMERATED = 8;

/** The words of a raw name in order, and what was dropped because it says nothing about the product. */
export interface Tokens {
  text: string[];
  flags: number[];
  dropped: { kind: 'bitness' | 'locale' | 'version' | 'path' | 'length'; text: string }[];
}

/** A name is at most so long; what follows is a description, not a name. */
const MAX_LENGTH = 300;
const MAX_TOKENS = 40;

const LOCALES = new Set(
  'de en fr it es nl pl pt cs da sv fi no nb hu ru tr zh ja ko ro sk sl bg el et lv lt hr uk he ar th ca gb us at ch br ww ml'.split(
    ' ',
  ),
);
const VERSION_WORDS = new Set([
  'v',
  'version',
  'ver',
  'vers',
  'build',
  'rev',
  'revision',
  'release',
  'rel',
  'sp',
  'r',
  'u',
  'fp',
  'cu',
  'hf',
]);
const BITNESS = new Map([
  ['x', /^(64|86|32)$/],
  ['win', /^(64|32)$/],
  ['amd', /^64$/],
  ['arm', /^64$/],
  ['ia', /^(64|32)$/],
]);

/** Behind a version and at the end (`8.5.3 de`). */
const TRAILING_LOCALE = /^(de|en|fr|es|nl|pl)$/;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** ASCII letters, and everything beyond Latin punctuation: other scripts have names, too. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x2000 && code <= 0x2bff) &&
    !(code >= 0x3000 && code <= 0x303f) &&
    !(code >= 0xd800 && code <= 0xf8ff) &&
    code < 0xfe00);

/** Takes the program out of a path (`C:\Program Files\Mozilla Firefox\firefox.exe` → `Mozilla Firefox`). */
function withoutPath(text: string, dropped: Tokens['dropped']): string {
  if (!/^"?[a-z]:[\\/]|^\\\\|^\/(usr|opt|bin|etc|home|applications|var)\//.test(text)) return text;
  const parts = text
    .replaceAll('"', '')
    .split(/[\\/]+/)
    .filter((part) => part !== '' && !/^[a-z]:$/.test(part));
  const meaningful = parts.filter(
    (part) =>
      !/^(program files( \(x86\))?|programme|programdata|program|usr|opt|bin|sbin|lib|local|share|windows|system32|application|applications|app|current|x64|x86|win32|.*\.(exe|msi|dll|lnk|com|bat|cmd))$/.test(
        part,
      ),
  );
  const name = meaningful.at(-1) ?? parts.at(-1)?.replace(/\.\w+$/, '') ?? text;
  dropped.push({ kind: 'path', text });
  return name;
}

/**
 * Splits a raw name into folded words. Letters and digits part (`Win10` → `win`, `10`), a version stays whole,
 * bitness, locales and version words with their number go to `dropped`. Never throws; works on the first
 * 300 characters.
 *
 * @example tokenize('Mozilla Firefox 57.0.2 (x64 de)').text // ['mozilla', 'firefox', '57.0.2']
 */
export function tokenize(raw: string): Tokens {
  const text: string[] = [];
  const flags: number[] = [];
  const dropped: Tokens['dropped'] = [];
  let source = raw;
  if (source.length > MAX_LENGTH) {
    source = source.slice(0, MAX_LENGTH);
    dropped.push({ kind: 'length', text: '' });
  }
  let line = foldText(source);
  if (line.includes('\\') || line.startsWith('/') || line.charCodeAt(1) === 58)
    line = withoutPath(line, dropped);
  if (line.includes('.'))
    line = line
      .replace(/\.(exe|msi|msix|dmg|pkg|deb|rpm|lnk|app|zip)(?=$|\s)/, '')
      .replace(/\b(https?:\/\/)?www\./, '');
  if (line.includes('{')) line = line.replace(/\{[0-9a-f-]{20,}\}/g, ' ');

  const length = line.length;
  let depth = 0;
  let glued = false;
  let enumerated = false;
  let at = 0;
  while (at < length && text.length < MAX_TOKENS) {
    const code = line.charCodeAt(at);
    const digit = isDigit(code);
    if (!digit && !isLetter(code)) {
      if (code === 40 || code === 91) depth++;
      else if ((code === 41 || code === 93) && depth > 0) depth--;
      else if (code === 43 && line.charCodeAt(at + 1) === 43) {
        text.push('++');
        flags.push(glued ? GLUED : 0);
        at += 2;
        continue;
      } else if (code === 47 || code === 43 || code === 44 || code === 59) enumerated = true;
      // An apostrophe parts nothing: Let's = Lets.
      if (code !== 39 && code !== 0x2019) glued = false;
      at++;
      continue;
    }
    const start = at;
    if (digit) {
      at++;
      while (at < length) {
        const next = line.charCodeAt(at);
        if (isDigit(next)) at++;
        else if (
          next === 46 &&
          (isDigit(line.charCodeAt(at + 1)) ||
            (line.charCodeAt(at + 1) === 120 && !isLetter(line.charCodeAt(at + 2))))
        )
          at += 2;
        else break;
      }
      // One letter behind the digits belongs to the version (19c, 2.0b).
      if (
        isLetter(line.charCodeAt(at)) &&
        !isLetter(line.charCodeAt(at + 1)) &&
        !isDigit(line.charCodeAt(at + 1))
      )
        at++;
    } else {
      at++;
      while (at < length && isLetter(line.charCodeAt(at))) at++;
      if (
        line.charCodeAt(at) === 43 &&
        !isLetter(line.charCodeAt(at + 1)) &&
        !isDigit(line.charCodeAt(at + 1))
      ) {
        at++;
        if (line.charCodeAt(at) === 43) at++;
      } else if (line.charCodeAt(at) === 35) at++;
    }
    const word = line.slice(start, at);
    const flag =
      (digit ? NUMBER : 0) |
      (glued ? GLUED : 0) |
      (depth > 0 ? BRACKETED : 0) |
      (enumerated ? ENUMERATED : 0);
    const last = text.length - 1;
    const before = last >= 0 ? text[last] : undefined;

    if (digit && before !== undefined) {
      const bitness = glued ? BITNESS.get(before) : undefined;
      if (bitness?.test(word)) {
        dropped.push({ kind: 'bitness', text: before + word });
        text.pop();
        flags.pop();
        continue;
      }
      const afterVersion = before === 'update' && ((flags[last - 1] ?? 0) & NUMBER) !== 0;
      if (
        afterVersion ||
        (VERSION_WORDS.has(before) && (last > 0 || before.length > 2) && (before.length > 1 || glued))
      ) {
        dropped.push({ kind: 'version', text: before + word });
        text.pop();
        flags.pop();
        glued = false;
        continue;
      }
    }
    if (word === 'bit' && before !== undefined && /^(64|32|16)$/.test(before)) {
      dropped.push({ kind: 'bitness', text: `${before} bit` });
      text.pop();
      flags.pop();
      continue;
    }
    // `Backup & Replication` = `Backup and Replication`: the joining word is a sign, not a word.
    if (word === 'und' || word === 'and') {
      enumerated = true;
      glued = false;
      continue;
    }
    if (!digit && word.length === 2 && last >= 0 && LOCALES.has(word)) {
      const beforeFlags = flags[last] ?? 0;
      const dash = line.charCodeAt(start - 1) === 45 || line.charCodeAt(start - 1) === 95;
      if (dash && before?.length === 2 && LOCALES.has(before) && last > 0 && (beforeFlags & NUMBER) === 0) {
        dropped.push({ kind: 'locale', text: `${before}-${word}` });
        text.pop();
        flags.pop();
        continue;
      }
      if (depth > 0 && line.charCodeAt(at) !== 45) {
        dropped.push({ kind: 'locale', text: word });
        continue;
      }
    }
    if (
      !digit &&
      at === length &&
      last >= 0 &&
      TRAILING_LOCALE.test(word) &&
      ((flags[last] ?? 0) & NUMBER) !== 0
    ) {
      dropped.push({ kind: 'locale', text: word });
      break;
    }
    text.push(word);
    flags.push(flag);
    glued = true;
    enumerated = false;
  }
  return { text, flags, dropped };
}
