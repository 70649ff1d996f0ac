import { noiseKind } from '../interpret/fold-noise.ts';
import type { Match, MatchReason, MatchTarget } from '../types.ts';
import { buildAliasIndex } from './alias-index.ts';
import { CALIBRATION, calibrate, type CalibrationLine } from './calibration.ts';
import { PartialIndex } from './partial-index.ts';
import type { Span } from './phrase-index.ts';
import { contractVendor, isListedBeside, linkOf, withoutContained } from './read-context.ts';
import { isFamilyWord, scoreSpan, type Reading, type Scored } from './score-span.ts';
import { NUMBER } from './split-text.ts';
import { tokenize, type Tokens } from './tokenize.ts';
import { TypoIndex, type Correction } from './typo-index.ts';
import { VendorIndex, type Publisher } from './vendor-index.ts';
import { classOfWord } from './words.ts';

export interface MatcherOptions {
  /** Further houses that sell or host the products of others; as publishers they count neither for nor against. */
  resellers?: readonly string[];
  /** Corner points from score to probability; by default those fitted on the development names. */
  calibration?: CalibrationLine;
}

export interface Matcher {
  /**
   * The product that a raw name means. Never throws; the same name gives the same result, whatever was matched before.
   *
   * @param name as it stands in the list
   * @param publisher the vendor or maker column, when the list has one
   */
  match(name: string, publisher?: string): Match;
}

/** Uncalibrated scores: from here on accepted, from here on shown for review. */
const ACCEPT = 0.82;
const REVIEW = 0.4;
/** Where the best stays below, parts of names and lone vendors are looked at, too. */
const UNSURE = 0.5;
/** A second candidate from this share of the best on makes it a person's decision. */
const LEAD = 0.8;
/** A vendor with more products proposes none of them by its name alone. */
const MOST_OF_VENDOR = 3;

/**
 * Builds a matcher for the given products: some 30 ms for 600 of them, then some microseconds a name. The order of
 * the targets changes nothing.
 *
 * @example
 * const matcher = buildMatcher(targets);
 * matcher.match('Mozilla Firefox 57.0.2 (x64 de)', 'Mozilla').product // 'firefox'
 */
export function buildMatcher(targets: readonly MatchTarget[], options: MatcherOptions = {}): Matcher {
  const vendors = new VendorIndex(options.resellers);
  const { products, phrases } = buildAliasIndex(targets, vendors);
  const partial = new PartialIndex(products);
  const typos = new TypoIndex(
    products.flatMap(({ aliases }) =>
      aliases.flatMap(({ words, standing, key }) => (standing === 'strong' ? [...words, key] : words)),
    ),
  );
  const line = options.calibration ?? CALIBRATION;
  const byVendor = new Map<number, number[]>();
  products.forEach((product, index) => {
    for (const vendor of product.vendors) byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), index]);
  });
  const idOf = (index: number): string => products[index]?.id ?? '';

  function candidatesOf(
    tokens: Tokens,
    named: readonly Span<number>[],
    publisher: Publisher,
    typo: number,
  ): Scored[] {
    const spans = withoutContained(phrases.find(tokens.text));
    if (spans.length === 0) return [];
    const reading: Reading = { tokens, publisher, spans, vendors: named, link: linkOf(tokens, spans), typo };
    const best = new Map<number, Scored>();
    for (const span of spans) {
      const product = products[span.value.target];
      if (!product) continue;
      const scored = scoreSpan(span, product, reading, vendors);
      // `Microsoft Office` before `Visio` is the family's name, not a product of its own.
      if (isFamilyBefore(scored, span.value.lead, reading)) scored.score *= 0.5;
      const held = best.get(scored.product);
      if (!held || scored.score > held.score) best.set(scored.product, scored);
    }
    return [...best.values()].sort(byScore);
  }

  function isFamilyBefore(scored: Scored, lead: number, reading: Reading): boolean {
    const own = products[scored.product]?.vendors ?? new Set<number>();
    const { text } = reading.tokens;
    const makers = reading.vendors
      .filter((found) => own.has(found.value))
      .map((found) => text[found.from] ?? '');
    for (let at = scored.from + lead; at < scored.to; at++)
      if (!makers.some((maker) => isFamilyWord(maker, text[at] ?? ''))) return false;
    return reading.spans.some(
      (other) =>
        other.from >= scored.to &&
        other.value.target !== scored.product &&
        [...(products[other.value.target]?.vendors ?? [])].some((id) => own.has(id)),
    );
  }

  /** The name with its typing mistakes mended, or null when there is nothing to mend. */
  function mended(tokens: Tokens, alsoJoined: boolean): { tokens: Tokens; typo: number } | null {
    let typo = 1;
    const text = tokens.text.map((word, at) => {
      if (((tokens.flags[at] ?? 0) & NUMBER) !== 0 || tokens.classes[at] !== undefined) return word;
      const near = typos.nearest(word);
      if (near === null) return word;
      typo *= trustIn(word, near);
      return near.word;
    });
    if (typo < 1)
      return { tokens: { ...tokens, text, classes: text.map((word) => classOfWord(word)) }, typo };
    if (!alsoJoined || tokens.text.length < 2) return null;
    const joined = tokens.text
      .filter(
        (_, at) => ((tokens.flags[at] ?? 0) & NUMBER) === 0 && (tokens.classes[at] ?? 'area') === 'area',
      )
      .join('');
    const near = joined.length >= 7 ? typos.nearest(joined) : null;
    if (near === null || (near.distance === 2 && joined.length < 12)) return null;
    return {
      tokens: { ...tokens, text: [near.word], flags: [0], classes: [undefined] },
      typo: near.distance === 2 ? 0.7 : 0.85,
    };
  }

  /** Products of which the name holds only a part, or whose vendor alone it names: for review at best. */
  function partsOf(tokens: Tokens, named: readonly Span<number>[], publisher: Publisher): Scored[] {
    const found = new Map<number, Scored>();
    const known = new Set([...publisher.vendors, ...named.map((span) => span.value)]);
    const isAddOn = tokens.classes.includes('add-on');
    for (const hit of partial.find(tokens.text, known)) {
      if (hit.overlap < 0.4) continue;
      const score = Math.min(0.7, hit.overlap * 0.75) * (isAddOn ? 0.5 : 1);
      found.set(hit.product, {
        product: hit.product,
        score,
        from: 0,
        to: 0,
        reasons: [{ code: 'part-of-name', detail: { alias: hit.alias } }],
      });
    }
    const isRest = (_: string, at: number): boolean =>
      !named.some((span) => at >= span.from && at < span.to) &&
      ((tokens.flags[at] ?? 0) & NUMBER) === 0 &&
      !['plain', 'edition', 'legal', 'locale', 'area', 'link'].includes(tokens.classes[at] ?? '');
    const rest = tokens.text.filter(isRest).length;
    for (const span of named) {
      const makers = byVendor.get(span.value) ?? [];
      if (makers.length > MOST_OF_VENDOR || rest > 1) continue;
      const score = rest > 0 ? 0.25 : 0.56 - 0.05 * makers.length;
      for (const product of makers)
        if (score > (found.get(product)?.score ?? 0))
          found.set(product, {
            product,
            score,
            from: span.from,
            to: span.to,
            reasons: [{ code: 'vendor-only' }],
          });
    }
    return [...found.values()];
  }

  function match(name: string, publisher?: string): Match {
    const tokens = tokenize(name);
    const end = (
      decision: Match['decision'],
      product: string | null,
      score: number,
      candidates: readonly Scored[],
      reasons: MatchReason[],
    ): Match => ({
      raw: name,
      product,
      decision,
      score: calibrate(score, line),
      candidates: candidates
        .slice(0, 5)
        .map((candidate) => ({ product: idOf(candidate.product), score: calibrate(candidate.score, line) })),
      reasons: [...reasons, ...droppedParts(tokens)],
    });
    if (tokens.text.length === 0) return end('new', null, 0, [], [{ code: 'no-words' }]);
    const noise = noiseKind(name, '');
    if (noise !== null) return end('folded', null, 0, [], [{ code: 'noise', detail: { kind: noise } }]);

    const who = vendors.publisher(publisher);
    const named = vendors.names.find(tokens.text);
    let candidates = candidatesOf(tokens, named, who, 1);
    if ((candidates[0]?.score ?? 0) < ACCEPT) {
      const repaired = mended(tokens, candidates.length === 0);
      if (repaired)
        candidates = merged(
          candidates,
          candidatesOf(repaired.tokens, vendors.names.find(repaired.tokens.text), who, repaired.typo),
        );
    }
    if ((candidates[0]?.score ?? 0) < UNSURE) candidates = extended(candidates, partsOf(tokens, named, who));

    const [first, second] = candidates;
    if (first === undefined || first.score < ACCEPT) {
      const vendor = contractVendor(tokens, named);
      if (vendor !== null) {
        const suites = candidates.filter((candidate) => products[candidate.product]?.kind === 'suite');
        return end('review', null, suites[0]?.score ?? 0, suites, [{ code: 'bundle' }]);
      }
    }
    if (first === undefined || first.score < REVIEW)
      return end('new', null, first?.score ?? 0, candidates, [{ code: 'no-product' }]);
    if (first.score < ACCEPT)
      return end('review', idOf(first.product), first.score, candidates, first.reasons);
    const listed = candidates.find((other) => other !== first && isListedBeside(tokens, first, other));
    const rival = listed ?? (second && second.score >= first.score * LEAD ? second : undefined);
    if (rival) {
      const code = listed ? 'several-products' : 'close-second';
      const reasons = [{ code, detail: { product: idOf(rival.product) } }, ...first.reasons];
      return end('review', idOf(first.product), first.score, candidates, reasons);
    }
    return end('accept', idOf(first.product), first.score, candidates, first.reasons);
  }
  return { match };
}

/**
 * What a mended word keeps of the score. Only a letter too many, too few or swapped in a long word is surely a slip of
 * the hand; another letter may make another product (`OpenCart`, `Opencast`).
 */
function trustIn(word: string, near: Correction): number {
  if (near.tied) return 0.68;
  if (near.distance > 1) return 0.74;
  if (word.length < 8 || word.charCodeAt(0) !== near.word.charCodeAt(0)) return 0.76;
  const sameLetters = [...word].sort().join('') === [...near.word].sort().join('');
  return word.length !== near.word.length || sameLetters ? 0.88 : 0.78;
}

const byScore = (a: Scored, b: Scored): number =>
  b.score - a.score || b.to - b.from - (a.to - a.from) || a.product - b.product;

/** The better of both for every product. */
function merged(left: readonly Scored[], right: readonly Scored[]): Scored[] {
  const best = new Map<number, Scored>();
  for (const scored of [...left, ...right]) {
    const held = best.get(scored.product);
    if (!held || scored.score > held.score) best.set(scored.product, scored);
  }
  return [...best.values()].sort(byScore);
}

/** The first list, and of the second what the first does not hold: a whole name outweighs a part of one. */
function extended(left: readonly Scored[], right: readonly Scored[]): Scored[] {
  const held = new Set(left.map((scored) => scored.product));
  return [...left, ...right.filter((scored) => !held.has(scored.product))].sort(byScore);
}

function droppedParts(tokens: Tokens): MatchReason[] {
  const reasons: MatchReason[] = [];
  const version = tokens.text.find((_, at) => at > 0 && ((tokens.flags[at] ?? 0) & NUMBER) !== 0);
  if (version !== undefined) reasons.push({ code: 'version-dropped', detail: { version } });
  for (const { kind, text } of tokens.dropped) {
    if (kind === 'version' && version !== undefined) continue;
    reasons.push({ code: `${kind}-dropped`, detail: { [kind]: text } });
  }
  return reasons;
}
