import type { Match, MatchReason, MatchTarget } from '../types.ts';
import { buildAliasIndex } from './alias-index.ts';
import { calibrate } from './calibration.ts';
import { canonicalWords } from './canonical-words.ts';
import { PartialIndex } from './partial-index.ts';
import { isEnumeration, linkOf, scoreSpan, type Reading, type Scored } from './score-span.ts';
import { NUMBER, tokenize, type Tokens } from './tokenize.ts';
import { TypoIndex } from './typo-index.ts';
import { VendorIndex } from './vendor-index.ts';
import { classOfWord } from './words.ts';

export interface MatcherOptions {
  /** Further houses that sell or host the products of others; as publishers they count neither for nor against. */
  resellers?: readonly string[];
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
const REVIEW = 0.28;
/** The best must lead the second by this factor, or a person decides. */
const LEAD = 0.8;

/**
 * Builds a matcher for the given products. Building takes some 30 ms for 600 products; matching some microseconds a name.
 * The order of the targets changes nothing.
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
    products.flatMap((product) =>
      product.aliases.flatMap((alias) => [
        ...alias.words,
        ...(alias.standing === 'strong' ? [alias.key] : []),
      ]),
    ),
  );
  const byVendor = new Map<number, number[]>();
  products.forEach((product, index) => {
    for (const vendor of product.vendors) byVendor.set(vendor, [...(byVendor.get(vendor) ?? []), index]);
  });

  function candidatesOf(tokens: Tokens, publisher: Reading['publisher'], typo: number): Scored[] {
    const all = phrases.find(tokens.text);
    if (all.length === 0) return [];
    // What lies wholly inside a longer spelling of another product is a part of that name (`Windows` in `Windows Server`).
    const spans = all.filter(
      (span) =>
        !all.some(
          (other) =>
            other.value.target !== span.value.target &&
            other.from <= span.from &&
            other.to >= span.to &&
            other.to - other.from > span.to - span.from &&
            other.value.standing !== 'generic',
        ),
    );
    const reading: Reading = {
      tokens,
      publisher,
      spans,
      vendors: vendors.names.find(tokens.text),
      link: linkOf(tokens, spans),
      typo,
    };
    const best = new Map<number, Scored>();
    for (const span of spans) {
      const product = products[span.value.target];
      if (!product) continue;
      const scored = scoreSpan(span, product, reading, vendors);
      const held = best.get(scored.product);
      if (!held || scored.score > held.score) best.set(scored.product, scored);
    }
    return [...best.values()].sort(byScore);
  }

  /** The name with its typing mistakes mended, or null when there is nothing to mend. */
  function mended(tokens: Tokens): { tokens: Tokens; typo: number } | null {
    let typo = 1;
    const text = tokens.text.map((word, at) => {
      if (((tokens.flags[at] ?? 0) & NUMBER) !== 0 || word.length < 5 || classOfWord(word) !== undefined)
        return word;
      const near = typos.nearest(word);
      if (near === null) return word;
      typo *= near.distance === 2 ? 0.74 : word.length >= 8 ? 0.88 : 0.76;
      return near.word;
    });
    if (typo < 1) return { tokens: { ...tokens, text }, typo };
    const joined = tokens.text
      .filter(
        (word, at) =>
          ((tokens.flags[at] ?? 0) & NUMBER) === 0 &&
          !['plain', 'edition', 'legal', 'locale'].includes(classOfWord(word) ?? ''),
      )
      .join('');
    const near = tokens.text.length > 1 && joined.length >= 7 ? typos.nearest(joined) : null;
    return near === null
      ? null
      : { tokens: { ...tokens, text: [near.word], flags: [0] }, typo: near.distance === 2 ? 0.7 : 0.85 };
  }

  /** Products of which the name holds only a part, or whose vendor alone it names: for review at best. */
  function partsOf(tokens: Tokens): Scored[] {
    const found = new Map<number, Scored>();
    const named = vendors.names.find(tokens.text);
    const rest = tokens.text.filter(
      (word, at) =>
        !named.some((span) => at >= span.from && at < span.to) &&
        ((tokens.flags[at] ?? 0) & NUMBER) === 0 &&
        classOfWord(word) === undefined,
    );
    if (rest.length === 0)
      for (const span of named) {
        const makers = byVendor.get(span.value) ?? [];
        if (makers.length > 3) continue;
        for (const product of makers)
          found.set(product, {
            product,
            score: makers.length === 1 ? 0.45 : 0.3,
            from: span.from,
            to: span.to,
            reasons: [{ code: 'vendor-only' }],
          });
      }
    const addOn = tokens.text.some((word) => classOfWord(word) === 'add-on') ? 0.7 : 1;
    for (const hit of partial.find(tokens.text)) {
      if (hit.overlap < 0.35) continue;
      const score = Math.min(0.7, hit.overlap * 0.75) * addOn;
      if (score > (found.get(hit.product)?.score ?? 0))
        found.set(hit.product, {
          product: hit.product,
          score,
          from: 0,
          to: 0,
          reasons: [{ code: 'part-of-name', detail: { alias: hit.alias } }],
        });
    }
    return [...found.values()];
  }

  function match(name: string, publisher?: string): Match {
    const tokens = tokenize(name);
    canonicalWords(tokens.text);
    if (tokens.text.length === 0) return result(name, null, 'new', 0, [], [{ code: 'no-words' }]);
    const who = vendors.publisher(publisher);

    let candidates = candidatesOf(tokens, who, 1);
    if ((candidates[0]?.score ?? 0) < ACCEPT) {
      const repaired = mended(tokens);
      if (repaired) candidates = merged(candidates, candidatesOf(repaired.tokens, who, repaired.typo));
    }
    if ((candidates[0]?.score ?? 0) < 0.5) candidates = extended(candidates, partsOf(tokens));

    const [first, second] = candidates;
    const noted = dropped(tokens);
    const shown = candidates.slice(0, 5).map((candidate) => ({
      product: products[candidate.product]?.id ?? '',
      score: calibrate(candidate.score),
    }));
    if (isContract(tokens, vendors) && (first === undefined || first.score < ACCEPT))
      return result(name, null, 'review', first ? calibrate(first.score) : 0, shown, [
        { code: 'bundle' },
        ...noted,
      ]);
    if (first === undefined || first.score < REVIEW)
      return result(name, null, 'new', first ? calibrate(first.score) : 0, shown, [
        { code: 'no-product' },
        ...noted,
      ]);

    const reasons = [...first.reasons, ...noted];
    let accept = first.score >= ACCEPT;
    if (accept && second && second.score >= first.score * LEAD) {
      accept = false;
      reasons.unshift({
        code: isEnumeration(tokens, first, second) ? 'several-products' : 'close-second',
        detail: { product: products[second.product]?.id ?? '' },
      });
    }
    return result(
      name,
      products[first.product]?.id ?? null,
      accept ? 'accept' : 'review',
      calibrate(first.score),
      shown,
      reasons,
    );
  }
  return { match };
}

const byScore = (a: Scored, b: Scored): number =>
  b.score - a.score || b.to - b.from - (a.to - a.from) || a.product - b.product;

/** The first list, and of the second what the first does not hold: a whole name outweighs a part of one. */
function extended(left: readonly Scored[], right: readonly Scored[]): Scored[] {
  const held = new Set(left.map((scored) => scored.product));
  return [...left, ...right.filter((scored) => !held.has(scored.product))].sort(byScore);
}

function merged(left: readonly Scored[], right: readonly Scored[]): Scored[] {
  const best = new Map<number, Scored>();
  for (const scored of [...left, ...right]) {
    const held = best.get(scored.product);
    if (!held || scored.score > held.score) best.set(scored.product, scored);
  }
  return [...best.values()].sort(byScore);
}

function result(
  raw: string,
  product: string | null,
  decision: Match['decision'],
  score: number,
  candidates: Match['candidates'],
  reasons: MatchReason[],
): Match {
  return { raw, product, decision, score, candidates, reasons };
}

function dropped(tokens: Tokens): MatchReason[] {
  const reasons: MatchReason[] = [];
  const version = tokens.text.find((_, at) => at > 0 && ((tokens.flags[at] ?? 0) & NUMBER) !== 0);
  if (version !== undefined) reasons.push({ code: 'version-dropped', detail: { version } });
  for (const { kind, text } of tokens.dropped) {
    if (kind === 'version' && version !== undefined) continue;
    reasons.push({ code: `${kind}-dropped`, detail: { [kind]: text } });
  }
  return reasons;
}

/** A licence contract (`Microsoft Enterprise Agreement`) covers many products and is none. */
function isContract(tokens: Tokens, vendors: VendorIndex): boolean {
  const text = tokens.text;
  const marked = text.some(
    (word, at) =>
      classOfWord(word) === 'bundle' ||
      (word === 'ea' && text.length <= 4) ||
      (word === 'agreement' && text[at - 1] === 'enterprise') ||
      (word === 'plus' && text[at - 1] === 'select'),
  );
  return marked && vendors.names.find(text).length > 0;
}
