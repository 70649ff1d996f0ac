import { foldText } from './fold-text.ts';
import { BRACKETED, ENUMERATED, GLUED, HYPHENATED, NUMBER, splitText } from './split-text.ts';
import { classOfWord, longForm, type WordClass } from './words.ts';

/** The words of a raw name in order, and what was dropped because it says nothing about the product. */
export interface Tokens {
  text: string[];
  flags: number[];
  /** What each word means beside a product's name. */
  classes: (WordClass | undefined)[];
  dropped: Dropped[];
}

export interface Dropped {
  kind: 'bitness' | 'locale' | 'version' | 'path' | 'length';
  text: string;
}

/** A name is at most so many characters long; what follows is a description. */
const MAX_LENGTH = 300;

const LOCALES = new Set(
  'de en fr it es nl pl pt cs da sv fi no nb hu ru tr zh ja ko ro sk sl bg el et lv lt hr uk he ar th ca gb us at ch br ww ml'.split(
    ' ',
  ),
);
/** Behind a version and at the end (`8.5.3 de`). */
const TRAILING_LOCALE = /^(de|en|fr|es|nl|pl)$/;
const VERSION_WORDS = new Set('v version ver vers build rev revision release rel sp r u fp cu hf'.split(' '));
/** What follows is said of the product, as in brackets (`M365 E3 ohne Teams`, `Ivanti DSM ehemals Frontrange`). */
const ASIDE = new Set(
  'inkl incl inklusive einschl including ohne without ehem ehemals vormals frueher formerly'.split(' '),
);
const BITNESS = new Set('x64 x86 x32 win64 win32 amd64 arm64 ia64 ia32'.split(' '));
const BITS = new Set(['64', '32', '16']);

const PATH = /^"?[a-z]:[\\/]|^\\\\|^\/(usr|opt|bin|etc|home|applications|var)\//;
const FOLDERS =
  /^([a-z]:|program files( \(x86\))?|programme|programdata|program|usr|opt|bin|sbin|lib|local|share|windows|system32|applications?|app|current|x64|x86|win32|.*\.(exe|msi|dll|lnk|com|bat|cmd))$/;
const EXTENSION = /\.(exe|msi|msix|dmg|pkg|deb|rpm|lnk|app|zip)(?=$|\s)/;
const ADDRESS = /\b(https?:\/\/)?www\./;
const IDENTIFIER = /\{[0-9a-f-]{20,}\}/g;

/** Takes the program out of a path (`C:\Program Files\Mozilla Firefox\firefox.exe` → `Mozilla Firefox`). */
function nameInPath(path: string): string {
  const parts = path.replaceAll('"', '').split(/[\\/]+/);
  const name = parts.findLast((part) => part !== '' && !FOLDERS.test(part));
  return name ?? parts.at(-1)?.replace(EXTENSION, '') ?? path;
}

/** Without what surrounds a name: path, extension, address and identifiers. */
function bareLine(raw: string, dropped: Dropped[]): string {
  if (raw.length > MAX_LENGTH) dropped.push({ kind: 'length', text: '' });
  let line = foldText(raw.length > MAX_LENGTH ? raw.slice(0, MAX_LENGTH) : raw);
  if ((line.includes('\\') || line.startsWith('/') || line.charCodeAt(1) === 58) && PATH.test(line)) {
    dropped.push({ kind: 'path', text: line });
    line = nameInPath(line);
  }
  if (line.includes('.')) line = line.replace(EXTENSION, '').replace(ADDRESS, '');
  return line.includes('{') ? line.replace(IDENTIFIER, ' ') : line;
}

/**
 * Splits a raw name into folded words with short forms written out. Bitness, locales and version words with their
 * number go to `dropped`; a lone version stays, since a product's name may need it. Never throws; works on the
 * first 300 characters.
 *
 * @example tokenize('Mozilla Firefox 57.0.2 (x64 de)').text // ['mozilla', 'firefox', '57.0.2']
 */
export function tokenize(raw: string): Tokens {
  const dropped: Dropped[] = [];
  const words = splitText(bareLine(raw, dropped));
  const text: string[] = [];
  const flags: number[] = [];
  let enumerated = 0;
  let aside = 0;
  for (let at = 0; at < words.text.length; at++) {
    const word = words.text[at] ?? '';
    const flag = words.flags[at] ?? 0;
    const before = text.at(-1);
    const kind = before === undefined ? null : droppedWithBefore(word, flag, before, text, flags);
    if (kind !== null) {
      dropped.push({ kind, text: kind === 'locale' ? `${before}-${word}` : `${before}${word}` });
      text.pop();
      flags.pop();
    } else if (isLocale(word, flag, at, words, text.length, flags.at(-1) ?? 0))
      dropped.push({ kind: 'locale', text: word });
    // `Backup & Replication` = `Backup and Replication`: the joining word is a sign, not a word.
    else if (word === 'und' || word === 'and') enumerated = ENUMERATED;
    else {
      text.push(longForm(word));
      flags.push(flag | enumerated | aside);
      enumerated = 0;
      if (text.length > 1 && ASIDE.has(word)) aside = BRACKETED;
    }
  }
  return { text, flags, classes: text.map((word) => classOfWord(word)), dropped };
}

/** Whether a word and the one before it together are bitness (`x64`), a version (`SP 1`) or a locale (`de-DE`). */
function droppedWithBefore(
  word: string,
  flag: number,
  before: string,
  text: readonly string[],
  flags: readonly number[],
): Dropped['kind'] | null {
  const last = text.length - 1;
  if ((flag & NUMBER) !== 0) {
    if ((flag & GLUED) !== 0 && BITNESS.has(before + word)) return 'bitness';
    if (before === 'update' && ((flags[last - 1] ?? 0) & NUMBER) !== 0) return 'version';
    if (!VERSION_WORDS.has(before)) return null;
    // A lone `V` or `R` before a number may be the name; behind other words it is a version word.
    const isVersionWord =
      before.length > 1 ? last > 0 || before.length > 2 : last > 0 && (flag & GLUED) !== 0;
    return isVersionWord ? 'version' : null;
  }
  if (word === 'bit' && BITS.has(before)) return 'bitness';
  const isRegion = word.length === 2 && before.length === 2 && (flag & HYPHENATED) !== 0;
  return isRegion && last > 0 && LOCALES.has(word) && LOCALES.has(before) ? 'locale' : null;
}

/** Whether a word of two letters is a language: in brackets, or last behind a version. */
function isLocale(
  word: string,
  flag: number,
  at: number,
  words: { text: readonly string[]; flags: readonly number[] },
  kept: number,
  flagBefore: number,
): boolean {
  if (word.length !== 2 || kept === 0 || !LOCALES.has(word)) return false;
  if ((flag & BRACKETED) !== 0) return ((words.flags[at + 1] ?? 0) & HYPHENATED) === 0;
  return at === words.text.length - 1 && TRAILING_LOCALE.test(word) && (flagBefore & NUMBER) !== 0;
}
