import { noiseKind } from '../interpret/fold-noise.ts';
import type { Match, MatchReason, MatchTarget } from '../types.ts';
import { calibrate } from './calibration.ts';
import { CALIBRATION, type CalibrationLine } from './calibration-line.ts';
import { buildCandidateFinder, SURE } from './find-candidates.ts';
import { buildExplainer } from './explain-not.ts';
import type { Span } from './phrase-index.ts';
import { isListedBeside, namesContract, namesOnlyLicences } from './read-context.ts';
import { readRelease } from './read-release.ts';
import type { Scored } from './score-span.ts';
import { NUMBER } from './split-text.ts';
import { tokenize, type Tokens } from './tokenize.ts';

export interface MatcherOptions {
  /** Further houses that sell or host the products of others; as publishers they count neither for nor against. */
  resellers?: readonly string[];
  /** Corner points from score to probability; by default those fitted on the tuning names. */
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
  /** As {@link explainNot}. */
  explainNot(name: string, product: string, publisher?: string): MatchReason[];
}

/** From this uncalibrated score on a person is asked; below, the name is new. */
const REVIEW = 0.4;
/** A second candidate from this share of the best on makes it a person's decision. */
const LEAD = 0.8;
const MOST_CANDIDATES = 5;

interface Verdict {
  decision: Match['decision'];
  score?: number;
  product?: number;
  candidates?: readonly Scored[];
  reasons: readonly MatchReason[];
}

/**
 * Builds a matcher for the given products: some 100 ms for 1,000 of them, then some microseconds a name. The order
 * of the targets changes nothing.
 *
 * @example
 * const matcher = buildMatcher(targets);
 * matcher.match('Mozilla Firefox 57.0.2 (x64 de)', 'Mozilla').product // 'firefox'
 */
export function buildMatcher(targets: readonly MatchTarget[], options: MatcherOptions = {}): Matcher {
  const finder = buildCandidateFinder(targets, options.resellers ?? []);
  const line = options.calibration ?? CALIBRATION;
  const idOf = (index: number): string => finder.products[index]?.id ?? '';

  const ownWords = (index: number | undefined): readonly string[] =>
    finder.products[index ?? -1]?.aliases.find(({ isHead, derived }) => isHead && derived === 0)?.words ?? [];
  const isContract = (tokens: Tokens, named: readonly Span<number>[]): boolean =>
    namesContract(tokens) || (finder.makesMany(named) && namesOnlyLicences(tokens, named));

  function decide(name: string, tokens: Tokens, publisher: string | undefined): Verdict {
    if (tokens.text.length === 0) return { decision: 'new', reasons: [{ code: 'no-words' }] };
    const noise = noiseKind(name, '');
    if (noise !== null) return { decision: 'folded', reasons: [{ code: 'noise', detail: { kind: noise } }] };

    const named = finder.vendors.names.find(tokens.text);
    const candidates = finder.find(tokens, named, finder.vendors.publisher(publisher));
    const [first, second] = candidates;
    const score = first?.score ?? 0;
    if (score < SURE && named.length > 0 && isContract(tokens, named)) {
      const suites = candidates.filter(({ product }) => finder.products[product]?.kind === 'suite');
      const best = suites[0]?.score ?? 0;
      return { decision: 'review', score: best, candidates: suites, reasons: [{ code: 'bundle' }] };
    }
    if (first === undefined || score < REVIEW)
      return { decision: 'new', score, candidates, reasons: [{ code: 'no-product' }] };

    const found = { product: first.product, score, candidates };
    const listed = candidates.find((other) => other !== first && isListedBeside(tokens, first, other));
    const rival = listed ?? (second && second.score >= score * LEAD ? second : undefined);
    if (score < SURE || rival === undefined)
      return { decision: score < SURE ? 'review' : 'accept', ...found, reasons: first.reasons };
    const code = listed ? 'several-products' : 'close-second';
    const reasons = [{ code, detail: { product: idOf(rival.product) } }, ...first.reasons];
    return { decision: 'review', ...found, reasons };
  }

  function match(name: string, publisher?: string): Match {
    const tokens = tokenize(name);
    const { decision, product, score = 0, candidates = [], reasons } = decide(name, tokens, publisher);
    return {
      raw: name,
      product: product === undefined ? null : idOf(product),
      decision,
      score: calibrate(score, line),
      candidates: candidates
        .slice(0, MOST_CANDIDATES)
        .map((candidate) => ({ product: idOf(candidate.product), score: calibrate(candidate.score, line) })),
      reasons: [...reasons, ...droppedParts(tokens, candidates[0])],
      ...readRelease(tokens, ownWords(product)),
    };
  }
  const explain = buildExplainer(finder);
  return {
    match,
    explainNot: (name, product, publisher) => explain(match(name, publisher), product, publisher),
  };
}

/** What of the name did not count; a number in the name of the best candidate did (`Office 365`). */
function droppedParts(tokens: Tokens, best: Scored | undefined): MatchReason[] {
  const reasons: MatchReason[] = [];
  const isVersion = (_: string, at: number): boolean =>
    at > 0 && ((tokens.flags[at] ?? 0) & NUMBER) !== 0 && !(best && at >= best.from && at < best.to);
  const version = tokens.text.find(isVersion);
  if (version !== undefined) reasons.push({ code: 'version-dropped', detail: { version } });
  for (const { kind, text } of tokens.dropped) {
    if (kind === 'version' && version !== undefined) continue;
    reasons.push({ code: `${kind}-dropped`, detail: { [kind]: text } });
  }
  return reasons;
}
