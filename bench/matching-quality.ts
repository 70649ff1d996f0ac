import type { Match, Matcher } from '@allmende/inventory';
import { isPositive, type LabelledName } from './labelled-names.ts';

export interface Outcome {
  name: LabelledName;
  match: Match;
  /** The product decided on is right. */
  right: boolean;
  /** A positive whose product was accepted, or stands among what a reviewer is shown. */
  found: boolean;
}

export interface Quality {
  names: number;
  positives: number;
  accepted: number;
  /** Share of accepted names whose product is right. */
  precision: number;
  /** Share of positives accepted with the right product. */
  recallAccepted: number;
  /** Share of positives accepted rightly or with the right product among the candidates under review. */
  recallReviewed: number;
  /** Share of negatives that are given a product without a question. */
  negativesAccepted: number;
  /** Share of negatives that a person is asked about. */
  negativesReviewed: number;
  /** Expected calibration error of the score of the best candidate, ten bins of equal width. */
  calibrationError: number;
}

/** What the matcher makes of each name, and whether that is right. */
export function outcomesOf(names: readonly LabelledName[], matcher: Matcher): Outcome[] {
  return names.map((name) => {
    const match = matcher.match(name.raw, name.publisher);
    const right = match.product !== null && name.expected.includes(match.product);
    const listed = match.candidates.some((candidate) => name.expected.includes(candidate.product));
    const found =
      isPositive(name) && (match.decision === 'accept' ? right : match.decision === 'review' && listed);
    return { name, match, right, found };
  });
}

const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** A score in [0, 1] that a product is right, and whether it is. */
export interface Scored {
  score: number;
  right: boolean;
}

/** Score of the best candidate and whether it is right, for every name that has one. */
export function scoredPairs(outcomes: readonly Outcome[]): Scored[] {
  return outcomes.flatMap(({ name, match }) => {
    const best = match.candidates[0];
    return best === undefined ? [] : [{ score: best.score, right: name.expected.includes(best.product) }];
  });
}

/** Mean distance of the score from the share that is right, over ten bins weighted by their names. */
export function calibrationError(pairs: readonly Scored[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = pairs.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
    error += Math.abs(inBin.reduce((sum, { score, right }) => sum + score - (right ? 1 : 0), 0));
  }
  return share(error, pairs.length);
}

/** All figures over the outcomes of a part or a source. */
export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const positives = outcomes.filter(({ name }) => isPositive(name));
  const negatives = outcomes.filter(({ name }) => !isPositive(name));
  const isAccepted = ({ match }: Outcome): boolean => match.decision === 'accept';
  const accepted = outcomes.filter(isAccepted);
  const count = (of: readonly Outcome[], is: (outcome: Outcome) => boolean): number => of.filter(is).length;
  return {
    names: outcomes.length,
    positives: positives.length,
    accepted: accepted.length,
    precision: share(
      count(accepted, ({ right }) => right),
      accepted.length,
    ),
    recallAccepted: share(
      count(positives, (outcome) => isAccepted(outcome) && outcome.right),
      positives.length,
    ),
    recallReviewed: share(
      count(positives, ({ found }) => found),
      positives.length,
    ),
    negativesAccepted: share(
      count(negatives, (outcome) => isAccepted(outcome) && !outcome.right),
      negatives.length,
    ),
    negativesReviewed: share(
      count(negatives, ({ match }) => match.decision === 'review'),
      negatives.length,
    ),
    calibrationError: calibrationError(scoredPairs(outcomes)),
  };
}
