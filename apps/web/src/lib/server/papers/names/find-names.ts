import { standingText, type PaperContent, type PaperEdits } from '../paper-content.ts';

export interface AvoidedName {
  name: string;
  kind: 'product' | 'vendor' | 'application';
  /** Whom or what the name belongs to. */
  of: string;
  /** A short form that means other things too. */
  isWeak?: boolean;
}

/** A name in a text that should be free of it. */
export interface NameFinding {
  /** As it stands in the text. */
  found: string;
  kind: AvoidedName['kind'];
  of: string;
  /** The part of the paper, and its heading. */
  part: string;
  heading: string | null;
  /** The words around it. */
  excerpt: string;
}

interface Word {
  text: string;
  from: number;
  to: number;
}

/** Owners and titles that are words of every administrative text. */
const ordinary = new Set(['bund', 'land', 'kreis', 'stadt', 'fördermittel']);
/** A shorter word keeps its last letters: `can` is no form of `ca`. */
const shortestInflected = 4;
const endings = ['', 's', 'es', 'e', 'en', 'n', '’s', "'s"];

/**
 * Finds names in the texts of a paper and in what was filled into its gaps: as whole words, also as a part of a word
 * with hyphens, and with the endings that German gives them. A name that is an ordinary word counts only where it is
 * written exactly like the name.
 *
 * @example findNames(content, edits, [{ name: 'Exchange', kind: 'product', of: 'Microsoft Exchange' }])
 */
export function findNames(
  content: PaperContent,
  edits: PaperEdits,
  names: readonly AvoidedName[],
): NameFinding[] {
  const byFirst = indexOf(names);
  return content.parts.flatMap((part) => {
    const filled = Object.entries(edits.values).filter(([gap]) =>
      (standingText(part, edits) ?? '').includes(`[[${gap}]]`),
    );
    const texts = [standingText(part, edits) ?? '', ...filled.map(([, value]) => value)];
    return texts.flatMap((text) =>
      namesIn(text, byFirst).map(({ word, avoided }) => ({
        found: text.slice(word.from, word.to),
        kind: avoided.kind,
        of: avoided.of,
        part: part.id,
        heading: part.heading,
        excerpt: text.slice(Math.max(0, word.from - 40), word.to + 40).replaceAll('\n', ' '),
      })),
    );
  });
}

/**
 * Whether a text is free of names.
 *
 * @example isNeutral('Gemeinsame Anmeldung', names) // true
 */
export function isNeutral(text: string, names: readonly AvoidedName[]): boolean {
  return namesIn(text, indexOf(names)).length === 0;
}

type Index = ReadonlyMap<string, { words: string[]; avoided: AvoidedName; isExact: boolean }[]>;

function indexOf(names: readonly AvoidedName[]): Index {
  const index = new Map<string, { words: string[]; avoided: AvoidedName; isExact: boolean }[]>();
  for (const avoided of names) {
    const words = wordsOf(avoided.name).map(({ text }) => text);
    const [first] = words;
    if (
      first === undefined ||
      avoided.name.length < 2 ||
      ordinary.has(avoided.name.toLowerCase()) ||
      /^\d+$/.test(avoided.name)
    )
      continue;
    const isExact = words.length === 1 && isOrdinary(avoided);
    const key = first.toLowerCase();
    index.set(key, [...(index.get(key) ?? []), { words, avoided, isExact }]);
  }
  for (const found of index.values()) found.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** Short and weak names are words or abbreviations of everyday writing. */
const isOrdinary = ({ name, isWeak }: AvoidedName): boolean => isWeak === true || name.length <= 4;

function namesIn(text: string, index: Index): { word: Word; avoided: AvoidedName }[] {
  const words = wordsOf(text);
  const found: { word: Word; avoided: AvoidedName }[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first) continue;
    const candidates = stemsOf(first.text).flatMap((stem) => index.get(stem) ?? []);
    const hit = candidates.find((candidate) => isAt(words, at, candidate));
    if (!hit) continue;
    const last = words[at + hit.words.length - 1] ?? first;
    found.push({ word: { text: '', from: first.from, to: last.to }, avoided: hit.avoided });
    at += hit.words.length - 1;
  }
  return found;
}

function isAt(
  words: readonly Word[],
  at: number,
  { words: name, isExact }: { words: string[]; isExact: boolean },
): boolean {
  return name.every((part, offset) => {
    const word = words[at + offset]?.text;
    if (word === undefined) return false;
    if (isExact) return word === part;
    if (offset < name.length - 1) return word.toLowerCase() === part.toLowerCase();
    return stemsOf(word).includes(part.toLowerCase());
  });
}

/** A word without each ending that it may have. */
function stemsOf(word: string): string[] {
  const lower = word.toLowerCase();
  return endings
    .filter((ending) => lower.endsWith(ending))
    .map((ending) => lower.slice(0, lower.length - ending.length))
    .filter((stem) => stem === lower || stem.length >= shortestInflected);
}

/** Words between blanks, hyphens and marks; `OK.EWO` and `d.3` are several. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\d+]+(?:['’]s)?/gu)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}
