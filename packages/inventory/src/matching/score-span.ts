import type { MatchReason } from '../types.ts';
import type { Product } from './alias-index.ts';
import type { Alias } from './alias-spellings.ts';
import type { Span } from './phrase-index.ts';
import { publisherAgrees, vendorStandsBeside, weighPublisher } from './weigh-publisher.ts';
import { BRACKETED, ENUMERATED, GLUED, NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';
import type { Publisher, VendorIndex } from './vendor-index.ts';
import { classOfWord, isGenericWord, type WordClass } from './words.ts';

/** What a name says about one product: an uncalibrated score and what it is made of. */
export interface Scored {
  product: number;
  score: number;
  from: number;
  to: number;
  reasons: MatchReason[];
}

/** All that is known about one raw name before products are weighed. */
export interface Reading {
  tokens: Tokens;
  publisher: Publisher;
  vendors: readonly Span<number>[];
  spans: readonly Span<Alias>[];
  /** Position of the first word such as `für` that makes what follows a host, or -1. */
  link: number;
  /** How far to trust mended typing mistakes; 1 when the name was taken as it stands. */
  trust: number;
}

const BASE: Record<Alias['standing'], number> = { strong: 0.985, common: 0.72, weak: 0.5, generic: 0.42 };
const WITH_VENDOR: Record<Alias['standing'], number> = {
  strong: 0.995,
  common: 0.975,
  weak: 0.94,
  generic: 0.93,
};
/** A weak name with a further word of the same product beside it. */
const WITH_FURTHER_WORD = 0.93;
const DERIVED = 0.96;

/** What is kept of the score for a word beside the product's name, by what the word is. */
const KEEPS: Record<
  WordClass | 'own' | 'number' | 'letter' | 'stranger' | 'claimed' | 'before' | 'after' | 'glued',
  number
> = {
  own: 0.99,
  number: 0.995,
  letter: 0.9,
  edition: 0.985,
  legal: 0.99,
  locale: 0.99,
  plain: 0.985,
  area: 0.97,
  kind: 0.82,
  platform: 0.96,
  service: 0.72,
  link: 0.98,
  bundle: 0.9,
  'add-on': 0.45,
  stranger: 0.62,
  claimed: 0.5,
  before: 0.6,
  after: 0.66,
  glued: 0.55,
};

/** Words of a maker's product family that stand before the product (`Microsoft Office Visio`). */
const FAMILIES = new Map([
  ['microsoft', new Set(['office', '365', 'system', 'windows', 'azure', 'dynamics'])],
  ['adobe', new Set(['creative', 'cloud', 'cs', 'cc', 'acrobat', 'dc'])],
  ['autodesk', new Set(['autocad'])],
  ['sap', new Set(['erp', 'netweaver'])],
  ['vmware', new Set(['horizon'])],
]);

/** Whether the words are the family's name that a maker puts before a product (`Office` in `Microsoft Office Visio`). */
export function isFamilyWord(maker: string, word: string): boolean {
  return FAMILIES.get(maker)?.has(word) ?? false;
}

/** Weighs one spelling that was found in the name: its standing, the vendor, and every word that is left over. */
export function scoreSpan(
  span: Span<Alias>,
  product: Product,
  reading: Reading,
  vendors: VendorIndex,
): Scored {
  const { value: alias, from, to } = span;
  const { publisher, tokens } = reading;
  const reasons: MatchReason[] = [{ code: codeOf(alias), detail: { alias: alias.text } }];
  const vendorAgrees =
    vendorStandsBeside(span, product, reading.vendors) || publisherAgrees(publisher, product, alias);
  if (vendorAgrees) reasons.push({ code: 'vendor-agrees' });

  const rest = weighRest(span, product, reading, vendors, vendorAgrees, reasons);
  // A family's name gains nothing from the vendor, which all its members share.
  const raised = vendorAgrees && (!alias.family || alias.standing === 'strong');
  let base = raised ? WITH_VENDOR[alias.standing] : BASE[alias.standing] * (alias.derived ? DERIVED : 1);
  if (rest.furtherWord && !vendorAgrees && alias.standing !== 'strong') {
    base = WITH_FURTHER_WORD;
    reasons.push({ code: 'further-word' });
  }
  // A slip in the name beside its own maker's is hardly another product.
  const trust = vendorAgrees && alias.standing === 'strong' ? Math.sqrt(reading.trust) : reading.trust;
  let score = base * rest.kept * trust;
  // Half a word and mistyped: everything resembles it.
  if (reading.trust < 1 && alias.standing !== 'strong') score *= 0.6;
  if (reading.trust < 1) reasons.push({ code: 'typing-mistake' });

  if (reading.link >= 0 && from > reading.link) {
    score *= 0.4;
    reasons.push({ code: 'made-for', detail: { alias: alias.text } });
  } else if (from > 0 && rest.unknown > 0 && isPlatform(tokens.text, from, to)) {
    score *= 0.5;
    reasons.push({ code: 'runs-on', detail: { alias: alias.text } });
  }
  // A bare kind of thing in a longer name (`… Management …`) is no name at all.
  if (alias.standing === 'generic' && rest.unknown > 0) score *= 0.4;
  if (((tokens.flags[from] ?? 0) & BRACKETED) !== 0 && rest.unknown > 0) score *= 0.8;
  if (!vendorAgrees) score *= weighPublisher(alias, product, publisher, reasons);
  if (product.kind === 'suite') reasons.push({ code: 'suite' });
  return { product: alias.target, score, from, to, reasons };
}

function codeOf(alias: Alias): string {
  if (alias.standing !== 'strong') return `${alias.standing}-alias`;
  return alias.derived ? 'short-name' : 'exact-alias';
}

interface Rest {
  kept: number;
  unknown: number;
  furtherWord: boolean;
}

/** Weighs all words of the name outside the span. */
function weighRest(
  span: Span<Alias>,
  product: Product,
  reading: Reading,
  vendors: VendorIndex,
  vendorAgrees: boolean,
  reasons: MatchReason[],
): Rest {
  const { text, flags, classes } = reading.tokens;
  const { value: alias, from, to } = span;
  const rest: Rest = { kept: 1, unknown: 0, furtherWord: false };
  let counted: Span<Alias> | undefined;
  for (let at = 0; at < text.length; at++) {
    if (at >= from && at < to) continue;
    const word = text[at] ?? '';
    const flag = flags[at] ?? 0;
    const bracketed = (flag & BRACKETED) !== 0;
    const known = classes[at];
    const other = otherProductAt(at, span, reading);

    if ((flag & NUMBER) !== 0) {
      if (other) rest.kept *= KEEPS.claimed;
      else if (isPartOfWord(word, flag, at, span, text)) rest.kept *= KEEPS.glued;
      else rest.kept *= KEEPS.number;
    } else if (
      product.vocabulary.has(word) &&
      !(other && isGenericWord(word) && other.to - other.from > to - from)
    ) {
      rest.kept *= KEEPS.own;
      if (!isGenericWord(word)) rest.furtherWord = true;
    } else if (bracketed && isInitials(word, at, text)) rest.kept *= KEEPS.own;
    else if (vendorAgrees && inFamily(word, reading, product)) rest.kept *= KEEPS.own;
    // `MS Office (Word, Excel)` spells out what the suite is made of.
    else if (bracketed && product.parts.has(word)) rest.kept *= KEEPS.own;
    else if (other && known !== 'platform' && (other.to <= from || other.from >= to)) {
      if (other === counted) continue;
      counted = other;
      // The name and its maker come first, what it is comes behind (`KeePass Password Safe`, by KeePass' maker).
      const describes = vendorAgrees && other.from >= to && ((flags[other.from] ?? 0) & ENUMERATED) === 0;
      rest.kept *= bracketed ? 0.7 : describes ? 0.85 : KEEPS.claimed;
      reasons.push({ code: 'another-product', detail: { name: other.value.text } });
    } else if (known !== undefined || ROMAN.test(word)) {
      rest.kept *=
        known === undefined ? KEEPS.number : bracketed ? Math.max(KEEPS[known], 0.9) : KEEPS[known];
      if (known === 'add-on' || known === 'service') reasons.push({ code: known, detail: { word } });
    } else if (word.length === 1) {
      // A letter with a digit (E3, P1) is a plan of the licence.
      rest.kept *=
        ((flags[at + 1] ?? 0) & (NUMBER | GLUED)) === (NUMBER | GLUED) ? KEEPS.edition : KEEPS.letter;
    } else if (vendors.isReseller(word)) continue;
    else if (
      reading.vendors.some((found) => at >= found.from && at < found.to && !product.vendors.has(found.value))
    ) {
      rest.kept *= bracketed ? 0.8 : KEEPS.stranger;
      reasons.push({ code: 'other-vendor-named', detail: { word } });
    } else {
      rest.unknown++;
      rest.kept *= keptForUnknown(
        at < from ? KEEPS.before : KEEPS.after,
        alias.key.length,
        bracketed,
        rest.unknown,
      );
      if (rest.unknown === 1) reasons.push({ code: 'unknown-word', detail: { word } });
    }
  }
  return rest;
}

/** Whether a word abbreviates those before it (`Adaptive Security Appliance (ASA)`). */
function isInitials(word: string, at: number, text: readonly string[]): boolean {
  const { length } = word;
  if (length < 2 || length > 5 || length > at) return false;
  for (let index = 0; index < length; index++)
    if (text[at - length + index]?.[0] !== word[index]) return false;
  return true;
}

const ROMAN = /^(ii|iii|iv|vi|vii|viii|ix|xi|xii|xiii|xiv|xv)$/;

/** A long name is hardly changed by a further word, a short one is easily another product's beginning. */
function keptForUnknown(keep: number, length: number, bracketed: boolean, count: number): number {
  const softening = bracketed ? 0.5 : length >= 14 ? 0.25 : length >= 10 ? 0.12 : 0;
  const kept = keep + (1 - keep) * softening;
  return count > 2 ? Math.max(kept, 0.75) : kept;
}

/** Another product's strong name that holds the word at a position, or undefined. */
function otherProductAt(at: number, span: Span<Alias>, reading: Reading): Span<Alias> | undefined {
  for (const other of reading.spans)
    if (
      other.value.target !== span.value.target &&
      at >= other.from &&
      at < other.to &&
      other.value.standing === 'strong' &&
      other.value.derived === 0
    )
      return other;
  return undefined;
}

/** Whether a number belongs to the word before it and makes another name of it (`AIDA64`), being no year or version. */
function isPartOfWord(
  word: string,
  flag: number,
  at: number,
  span: Span<Alias>,
  text: readonly string[],
): boolean {
  if ((flag & GLUED) === 0 || at !== span.to || span.value.key.length >= 9) return false;
  return !/\.|^(19|20)\d\d$/.test(word) && text[at - 1]?.length !== 1;
}

function inFamily(word: string, reading: Reading, product: Product): boolean {
  return reading.vendors.some(
    (found) => product.vendors.has(found.value) && isFamilyWord(reading.tokens.text[found.from] ?? '', word),
  );
}

function isPlatform(text: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = text[at] ?? '';
    if (classOfWord(word) !== 'platform' && !/^\d/.test(word)) return false;
  }
  return true;
}
