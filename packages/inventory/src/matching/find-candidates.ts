import type { MatchTarget } from '../types.ts';
import { buildAliasIndex, type Product } from './alias-index.ts';
import type { Alias } from './alias-spellings.ts';
import { mendJoined, mendWords } from './mend-tokens.ts';
import { PartialIndex } from './partial-index.ts';
import type { Span } from './phrase-index.ts';
import { isFamilyBefore, joinsNames, linkOf, withoutContained } from './read-context.ts';
import { scoreSpan, type Reading, type Scored } from './score-span.ts';
import { VERSION, withoutPlainWords, withoutVersions } from './shorten-tokens.ts';
import { GLUED, NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';
import { TypoIndex } from './typo-index.ts';
import { VendorIndex, type Publisher } from './vendor-index.ts';
import { classOfWord } from './words.ts';

/** From this uncalibrated score on nothing better is looked for. */
export const SURE = 0.82;
/** Where the best stays below, parts of names and lone vendors are looked at, too. */
const UNSURE = 0.5;
/** The least share of weighty words that a part of a name must have in common with a product's. */
const LEAST_OVERLAP = 0.4;
/** A vendor with more products proposes none of them by its name alone. */
const MOST_OF_VENDOR = 3;
const MOST_MAKER_WORDS = 4;
/** How far to trust a name that was put together from the vendor's column and the name. */
const WITH_MAKER = 0.97;
/** The same, when a number is glued to the name (`Win32k`). */
const GLUED_NUMBER = 0.6;
/** Words that say nothing beside a vendor's name. */
const IDLE = new Set(['plain', 'edition', 'legal', 'locale', 'area', 'link']);

/** Everything that proposes products for a name. */
export interface CandidateFinder {
  products: readonly Product[];
  vendors: VendorIndex;
  /** Products that a name may mean, best first, each once. */
  find(tokens: Tokens, named: readonly Span<number>[], publisher: Publisher): Scored[];
  /** Whether one of the vendors named makes so many products that its name alone means none of them. */
  makesMany(named: readonly Span<number>[]): boolean;
  /** Every spelling of every product that the name holds, also those inside a longer one. */
  spellings(tokens: Tokens): readonly Span<Alias>[];
}

/** Builds the indexes over names, words, typing mistakes and vendors. */
export function buildCandidateFinder(
  targets: readonly MatchTarget[],
  resellers: readonly string[],
): CandidateFinder {
  const vendors = new VendorIndex(resellers);
  const { products, phrases } = buildAliasIndex(targets, vendors);
  const partial = new PartialIndex(products);
  const typos = new TypoIndex(
    products.flatMap(({ aliases }) =>
      aliases.flatMap(({ words, standing, key }) => (standing === 'strong' ? [...words, key] : words)),
    ),
  );
  const byVendor = new Map<number, number[]>();
  products.forEach((product, index) => {
    for (const vendor of product.vendors) byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), index]);
  });

  function whole(
    tokens: Tokens,
    named: readonly Span<number>[],
    publisher: Publisher,
    trust: number,
  ): Scored[] {
    const spans = withoutContained(phrases.find(tokens.text));
    if (spans.length === 0) return [];
    const reading: Reading = { tokens, publisher, spans, vendors: named, link: linkOf(tokens, spans), trust };
    const joined = spans.filter((span) => joinsNames(span, tokens)).map(({ value }) => value.target);
    const found: Scored[] = [];
    for (const span of spans) {
      const product = products[span.value.target];
      if (!product) continue;
      const scored = scoreSpan(span, product, reading, vendors);
      if (isFamilyBefore(span, products, reading)) scored.score *= 0.5;
      if (joined.includes(span.value.target)) {
        scored.score *= 0.6;
        scored.reasons.push({ code: 'several-products' });
      }
      found.push(scored);
    }
    return bestOfEach(found);
  }

  /** Products of which the name holds only a part, below `ceiling`: a whole name outweighs a part of one. */
  function parts(
    tokens: Tokens,
    named: readonly Span<number>[],
    publisher: Publisher,
    ceiling: number,
  ): Scored[] {
    const known = new Set([...publisher.vendors, ...named.map((span) => span.value)]);
    const factor = tokens.classes.includes('add-on') ? 0.375 : 0.75;
    return partial
      .find(tokens.text, known)
      .filter(({ overlap }) => overlap >= LEAST_OVERLAP)
      .map(({ product, overlap, alias }) => ({
        product,
        score: Math.min(0.7, overlap * factor, ceiling),
        from: 0,
        to: 0,
        reasons: [{ code: 'part-of-name', detail: { alias } }],
      }));
  }

  /** The products of a vendor that the name consists of (`Kufer`). */
  function ofVendor(tokens: Tokens, named: readonly Span<number>[], publisher: Publisher): Scored[] {
    const isRest = (_: string, at: number): boolean =>
      !named.some((span) => at >= span.from && at < span.to) &&
      ((tokens.flags[at] ?? 0) & NUMBER) === 0 &&
      !IDLE.has(tokens.classes[at] ?? '');
    const rest = tokens.text.filter(isRest).length;
    if (named.length === 0 && rest === 0) {
      const makers = [...new Set(publisher.vendors.flatMap((id) => byVendor.get(id) ?? []))];
      const reasons = [{ code: 'vendor-only' }];
      if (makers.length > MOST_OF_VENDOR) return [];
      return makers.map((product) => ({
        product,
        score: 0.44 - 0.03 * makers.length,
        from: 0,
        to: 0,
        reasons,
      }));
    }
    return named.flatMap((span) => {
      const makers = byVendor.get(span.value) ?? [];
      if (makers.length > MOST_OF_VENDOR || rest > 1) return [];
      const score = rest > 0 ? 0.25 : 0.56 - 0.05 * makers.length;
      const place = { from: span.from, to: span.to };
      return makers.map((product) => ({ product, score, ...place, reasons: [{ code: 'vendor-only' }] }));
    });
  }

  /** Products of which the name is the second half, behind its maker's (`Sense`, by `Qlik`). */
  function withMaker(tokens: Tokens, publisher: Publisher): Scored[] {
    const maker = publisher.words.slice(0, MOST_MAKER_WORDS);
    const { length } = maker;
    const text = [...maker, ...tokens.text];
    const joined: Tokens = {
      ...tokens,
      text,
      flags: [...maker.map(() => 0), ...tokens.flags],
      classes: text.map((word) => classOfWord(word)),
    };
    const spans = withoutContained(phrases.find(text));
    const named = vendors.names.find(text);
    const reading: Reading = {
      tokens: joined,
      publisher,
      spans,
      vendors: named,
      link: -1,
      trust: 1,
    };
    return spans.flatMap((span) => {
      const product = products[span.value.target];
      const crosses = span.from < length && span.to > length;
      // A vague name is vague with the vendor's column in front of it, too (`NetWeaver`, by SAP).
      const isVague = span.value.standing !== 'strong';
      if (product === undefined || !crosses || isVague || joinsNames(span, joined)) return [];
      const { score, reasons, to } = scoreSpan(span, product, reading, vendors);
      const next = joined.flags[to] ?? 0;
      const glued = (next & (NUMBER | GLUED)) === (NUMBER | GLUED) && !VERSION.test(text[to] ?? '');
      return [
        {
          product: span.value.target,
          score: score * (glued ? GLUED_NUMBER : WITH_MAKER),
          from: 0,
          to: to - length,
          reasons: [...reasons, { code: 'maker-and-name' }],
        },
      ];
    });
  }

  function find(tokens: Tokens, named: readonly Span<number>[], publisher: Publisher): Scored[] {
    let found = whole(tokens, named, publisher, 1);
    if ((found[0]?.score ?? 0) >= SURE) return found;
    for (const shorter of [withoutVersions(tokens), withoutPlainWords(tokens)])
      if (shorter)
        found = bestOfEach([...found, ...whole(shorter, vendors.names.find(shorter.text), publisher, 1)]);
    if ((found[0]?.score ?? 0) >= SURE) return found;
    const mended = mendWords(tokens, typos) ?? (found.length === 0 ? mendJoined(tokens, typos) : null);
    if (mended) {
      const vendorsNow = vendors.names.find(mended.tokens.text);
      found = bestOfEach([...found, ...whole(mended.tokens, vendorsNow, publisher, mended.trust)]);
    }
    if (publisher.words.length > 0 && !publisher.reseller && (found[0]?.score ?? 0) < SURE)
      found = bestOfEach([...found, ...withMaker(tokens, publisher)]);
    const best = found[0]?.score ?? 0;
    if (best >= UNSURE) return found;
    const ceiling = best > 0.2 ? best * 0.95 : 1;
    const held = new Set(found.map(({ product }) => product));
    const more = [...parts(tokens, named, publisher, ceiling), ...ofVendor(tokens, named, publisher)];
    return bestOfEach([...found, ...more.filter(({ product }) => !held.has(product))]);
  }

  return {
    products,
    vendors,
    find,
    makesMany: (named) => named.some(({ value }) => (byVendor.get(value)?.length ?? 0) > MOST_OF_VENDOR),
    spellings: (tokens) => phrases.find(tokens.text),
  };
}

/** The best of every product, best first; equal scores by length of the name, then in the order of the ids. */
function bestOfEach(found: readonly Scored[]): Scored[] {
  const best = new Map<number, Scored>();
  for (const scored of found) {
    const held = best.get(scored.product);
    if (!held || scored.score > held.score) best.set(scored.product, scored);
  }
  return [...best.values()].sort(
    (a, b) => b.score - a.score || b.to - b.from - (a.to - a.from) || a.product - b.product,
  );
}
