import type { MatchReason } from '../types.ts';
import type { Alias, Product } from './alias-index.ts';
import type { Span } from './phrase-index.ts';
import { BRACKETED, ENUMERATED, GLUED, NUMBER, type Tokens } from './tokenize.ts';
import type { Publisher, VendorIndex } from './vendor-index.ts';
import { classOfWord, isGenericWord } from './words.ts';

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
  /** Factor for mended typing mistakes; 1 when the name was taken as it stands. */
  typo: number;
}

const BASE: Record<Alias['standing'], number> = { strong: 0.985, common: 0.72, weak: 0.5, generic: 0.42 };
const WITH_VENDOR: Record<Alias['standing'], number> = {
  strong: 0.995,
  common: 0.975,
  weak: 0.94,
  generic: 0.93,
};

/** Kept shares of the score for a word beside the product's name, by what the word is. */
const KEEPS = {
  own: 0.99,
  number: 0.995,
  edition: 0.985,
  legal: 0.99,
  locale: 0.99,
  plain: 0.985,
  area: 0.97,
  platform: 0.96,
  service: 0.72,
  link: 0.98,
  bundle: 0.9,
  'add-on': 0.45,
  stranger: 0.62,
  claimed: 0.5,
  before: 0.6,
  after: 0.66,
  gluedNumber: 0.55,
};

/** Words of a maker's product family that stand before the product (`Microsoft Office Visio`). */
const FAMILIES = new Map([
  ['microsoft', new Set(['office', '365', 'system', 'windows', 'azure', 'dynamics'])],
  ['adobe', new Set(['creative', 'cloud', 'cs', 'cc', 'acrobat', 'dc'])],
  ['autodesk', new Set(['autocad'])],
  ['sap', new Set(['erp', 'netweaver'])],
  ['vmware', new Set(['horizon'])],
]);

function standsInFamily(word: string, reading: Reading, product: Product): boolean {
  for (const span of reading.vendors) {
    if (!product.vendors.has(span.value)) continue;
    const family = FAMILIES.get(reading.tokens.text[span.from] ?? '');
    if (family?.has(word)) return true;
  }
  return false;
}

/** Weighs one spelling that was found in the name: its standing, the vendor, and every word that is left over. */
export function scoreSpan(
  span: Span<Alias>,
  product: Product,
  reading: Reading,
  vendors: VendorIndex,
): Scored {
  const { text, flags } = reading.tokens;
  const { value: alias, from, to } = span;
  const reasons: MatchReason[] = [];
  const { publisher } = reading;

  let vendorNamed = false;
  for (const found of reading.vendors)
    if (product.vendors.has(found.value) && (found.to <= from || found.from >= to)) vendorNamed = true;
  let publisherAgrees = false;
  for (const id of publisher.vendors) if (product.vendors.has(id)) publisherAgrees = true;
  if (!publisherAgrees && publisher.unknown)
    for (const word of publisher.words)
      if (word.length > 3 && product.vocabulary.has(word) && !isGenericWord(word)) publisherAgrees = true;
  const vendorAgrees = vendorNamed || publisherAgrees;

  let score = vendorAgrees ? WITH_VENDOR[alias.standing] : BASE[alias.standing];
  reasons.push({
    code:
      alias.standing === 'strong'
        ? alias.derived
          ? 'short-name'
          : 'exact-alias'
        : `${alias.standing}-alias`,
    detail: { alias: alias.text },
  });
  if (vendorAgrees) reasons.push({ code: 'vendor-agrees' });
  if (alias.derived && !vendorAgrees) score *= 0.96;

  let furtherWord = false;
  let unknown = 0;
  for (let at = 0; at < text.length; at++) {
    if (at >= from && at < to) continue;
    const word = text[at] ?? '';
    const flag = flags[at] ?? 0;
    const bracketed = (flag & BRACKETED) !== 0;
    if ((flag & NUMBER) !== 0) {
      const claimed = reading.spans.some(
        (other) =>
          other.value.target !== alias.target &&
          at >= other.from &&
          at < other.to &&
          other.value.standing === 'strong',
      );
      if (claimed) score *= KEEPS.claimed;
      else if (
        (flag & GLUED) !== 0 &&
        at === to &&
        !/\.|^(19|20)\d\d$/.test(word) &&
        alias.key.length < 9 &&
        !(text[at - 1]?.length === 1)
      )
        score *= KEEPS.gluedNumber;
      else score *= KEEPS.number;
      continue;
    }
    if (
      product.vocabulary.has(word) &&
      !(
        isGenericWord(word) &&
        reading.spans.some(
          (other) =>
            other.value.target !== alias.target &&
            at >= other.from &&
            at < other.to &&
            other.value.standing === 'strong' &&
            other.to - other.from > to - from,
        )
      )
    ) {
      score *= KEEPS.own;
      if (!isGenericWord(word)) furtherWord = true;
      continue;
    }
    if (vendorAgrees && standsInFamily(word, reading, product)) {
      score *= KEEPS.own;
      continue;
    }
    const known = classOfWord(word);
    const claimedBy = reading.spans.find(
      (other) =>
        other.value.target !== alias.target &&
        at >= other.from &&
        at < other.to &&
        (other.to <= from || other.from >= to) &&
        other.value.standing === 'strong',
    );
    if (claimedBy && known !== 'platform') {
      score *= bracketed ? 0.7 : KEEPS.claimed;
      if (!reasons.some((reason) => reason.code === 'another-product'))
        reasons.push({ code: 'another-product', detail: { name: claimedBy.value.text } });
      continue;
    }
    if (known !== undefined) {
      // A single letter with a digit (E3, P1) is a plan of the licence.
      score *= KEEPS[known];
      if (known === 'add-on') reasons.push({ code: 'add-on', detail: { word } });
      if (known === 'service') reasons.push({ code: 'service', detail: { word } });
      continue;
    }
    if (word.length === 1) {
      score *= ((flags[at + 1] ?? 0) & (NUMBER | GLUED)) === (NUMBER | GLUED) ? KEEPS.edition : 0.9;
      continue;
    }
    if (
      reading.vendors.some((other) => at >= other.from && at < other.to && !product.vendors.has(other.value))
    ) {
      if (vendors.isReseller(word)) continue;
      score *= bracketed ? 0.8 : KEEPS.stranger;
      reasons.push({ code: 'other-vendor-named', detail: { word } });
      continue;
    }
    if (vendors.isReseller(word)) continue;
    unknown++;
    const keep = at < from ? KEEPS.before : KEEPS.after;
    // A long name is hardly changed by a further word, a short one is easily another product's beginning.
    const length = alias.key.length;
    const softened = keep + (1 - keep) * (bracketed ? 0.5 : length >= 14 ? 0.25 : length >= 10 ? 0.12 : 0);
    score *= unknown > 2 ? Math.max(softened, 0.75) : softened;
    if (unknown === 1) reasons.push({ code: 'unknown-word', detail: { word } });
  }

  if (furtherWord && !vendorAgrees && alias.standing !== 'strong') {
    score = Math.min(0.93, (score / BASE[alias.standing]) * 0.93);
    reasons.push({ code: 'further-word' });
  }
  if (reading.link >= 0 && from > reading.link) {
    score *= 0.4;
    reasons.push({ code: 'made-for', detail: { alias: alias.text } });
  } else if (from > 0 && unknown > 0 && isPlatform(text, from, to)) {
    score *= 0.5;
    reasons.push({ code: 'runs-on', detail: { alias: alias.text } });
  }
  if ((flagsAt(flags, from) & BRACKETED) !== 0 && unknown > 0) score *= 0.8;
  if (!vendorAgrees && !publisher.reseller) {
    if (publisher.vendors.length > 0) {
      score *= product.openSource ? 0.8 : 0.55;
      reasons.push({ code: 'vendor-contradicts' });
    } else if (publisher.unknown) {
      const distinctive = alias.standing === 'strong' && alias.key.length >= 7;
      score *= product.openSource ? (distinctive ? 0.98 : 0.85) : distinctive ? 0.93 : 0.75;
      reasons.push({ code: 'vendor-unknown' });
    }
  }
  if (reading.typo < 1) {
    score *= reading.typo;
    reasons.push({ code: 'typing-mistake' });
  }
  if (product.kind === 'suite') reasons.push({ code: 'suite' });
  return { product: alias.target, score, from, to, reasons };
}

const flagsAt = (flags: readonly number[], at: number): number => flags[at] ?? 0;

function isPlatform(text: readonly string[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const word = text[at] ?? '';
    if (classOfWord(word) !== 'platform' && !/^\d/.test(word)) return false;
  }
  return true;
}

/** Where the host begins that a thing is made `for`; -1 when only plain words stand before (`Lizenzen für …`). */
export function linkOf(tokens: Tokens, spans: readonly Span<Alias>[]): number {
  for (let at = 1; at < tokens.text.length; at++) {
    const word = tokens.text[at] ?? '';
    if (classOfWord(word) !== 'link' || word === 'to' || word === 'as') continue;
    if (spans.some((span) => at >= span.from && at < span.to)) continue;
    for (let before = 0; before < at; before++) {
      const known = classOfWord(tokens.text[before] ?? '');
      if ((known === undefined || known === 'add-on') && ((tokens.flags[before] ?? 0) & NUMBER) === 0)
        return at;
    }
  }
  return -1;
}

/** Whether signs of enumeration join the two spans: a list of products, not one. */
export function isEnumeration(tokens: Tokens, first: Scored, second: Scored): boolean {
  const [left, right] = first.from <= second.from ? [first, second] : [second, first];
  for (let at = left.to; at <= right.from; at++) {
    const word = tokens.text[at] ?? '';
    if (((tokens.flags[at] ?? 0) & ENUMERATED) !== 0 || word === 'und' || word === 'and') return true;
  }
  return false;
}
