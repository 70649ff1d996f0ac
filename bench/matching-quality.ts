import type { Match, Matcher } from '@allmende/inventory';
import type { LabelledName, Part } from './matching-names.ts';

export interface Outcome {
  name: LabelledName;
  match: Match;
  /** The first right answer is a product. */
  positive: boolean;
  /** The product decided on is right. */
  right: boolean;
  /** A positive whose product was accepted, or stands among what a reviewer is shown. */
  found: boolean;
}

export interface Quality {
  part: string;
  names: number;
  positives: number;
  accepted: number;
  /** Share of accepted names whose product is right. */
  precision: number;
  /** Share of positives accepted with the right product. */
  recallAccepted: number;
  /** Share of positives accepted rightly or with the right product among the candidates under review. */
  recallReviewed: number;
  /** Share of negatives that a person is asked about. */
  negativesReviewed: number;
  /** Expected calibration error of the score of the best candidate, ten bins of equal width. */
  calibrationError: number;
}

export function outcomesOf(part: Part, matcher: Matcher): Outcome[] {
  return part.names.map((name) => {
    const match = matcher.match(name.raw, name.publisher);
    const positive = name.expected[0] !== '-';
    const right = match.product !== null && name.expected.includes(match.product);
    const listed = match.candidates.some((candidate) => name.expected.includes(candidate.product));
    const found =
      positive && (match.decision === 'accept' ? right : match.decision === 'review' && (right || listed));
    return { name, match, positive, right, found };
  });
}

const share = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** Score of the best candidate and whether it is right, for every name that has one. */
export function scoredPairs(outcomes: readonly Outcome[]): { score: number; right: boolean }[] {
  return outcomes.flatMap(({ name, match }) => {
    const best = match.candidates[0];
    return best === undefined ? [] : [{ score: best.score, right: name.expected.includes(best.product) }];
  });
}

export function calibrationError(pairs: readonly { score: number; right: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const inBin = pairs.filter(({ score }) => Math.min(9, Math.floor(score * 10)) === bin);
    const gap = inBin.reduce((sum, { score, right }) => sum + score - (right ? 1 : 0), 0);
    error += Math.abs(gap);
  }
  return share(error, pairs.length);
}

export function qualityOf(part: string, outcomes: readonly Outcome[]): Quality {
  const positives = outcomes.filter(({ positive }) => positive);
  const negatives = outcomes.filter(({ positive }) => !positive);
  const accepted = outcomes.filter(({ match }) => match.decision === 'accept');
  return {
    part,
    names: outcomes.length,
    positives: positives.length,
    accepted: accepted.length,
    precision: share(accepted.filter(({ right }) => right).length, accepted.length),
    recallAccepted: share(
      positives.filter(({ match, right }) => match.decision === 'accept' && right).length,
      positives.length,
    ),
    recallReviewed: share(positives.filter(({ found }) => found).length, positives.length),
    negativesReviewed: share(
      negatives.filter(({ match }) => match.decision === 'review').length,
      negatives.length,
    ),
    calibrationError: calibrationError(scoredPairs(outcomes)),
  };
}

/**
 * Isotonic regression by pooling adjacent violators: the corner points of the monotone line from score to
 * probability. Blocks of fewer than `least` names are joined with the next, so that a corner rests on some evidence.
 */
export function isotonicLine(
  pairs: readonly { score: number; right: boolean }[],
  least = 12,
): [number, number][] {
  const blocks: { from: number; to: number; right: number; count: number }[] = [];
  for (const { score, right } of [...pairs].sort((a, b) => a.score - b.score)) {
    const last = blocks.at(-1);
    if (last && (last.count < least || last.to === score)) {
      last.to = score;
      last.right += Number(right);
      last.count++;
    } else blocks.push({ from: score, to: score, right: Number(right), count: 1 });
    for (;;) {
      const [low, high] = blocks.slice(-2);
      if (!low || !high || high.count < least || low.right * high.count < high.right * low.count) break;
      blocks.splice(-2, 2, {
        from: low.from,
        to: high.to,
        right: low.right + high.right,
        count: low.count + high.count,
      });
    }
  }
  // One right and one wrong name more in every block: no estimate is 0 or 1.
  const line = blocks.map((block): [number, number] => [
    (block.from + block.to) / 2,
    (block.right + 1) / (block.count + 2),
  ]);
  return [[0, 0], ...line, [1, line.at(-1)?.[1] ?? 1]];
}
