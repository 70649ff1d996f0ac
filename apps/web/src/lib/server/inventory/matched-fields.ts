import type { Match, MatchReason } from '@allmende/inventory';
import type { Selectable } from 'kysely';
import type { MatchDecisionTable, MatchState } from '#lib/server/database/index.ts';

/** The columns of an application that tell which product it is, and how that came about. */
export interface MatchedFields {
  match_key: string;
  product_id: string | null;
  match_state: MatchState;
  match_score: number | null;
  match_reasons: MatchReason[];
  candidates: { product: string; score: number }[];
}

export type Decisions = ReadonlyMap<string, Selectable<MatchDecisionTable>>;

/** What an application is taken for. A decision that a person has made about the name outranks the matcher. */
export function matchedFields(match: Match, matchKey: string, decisions: Decisions): MatchedFields {
  const decided = decisions.get(matchKey);
  if (decided)
    return {
      match_key: matchKey,
      product_id: decided.product_id,
      match_state: 'decided',
      match_score: decided.score,
      match_reasons: decided.reasons,
      candidates: match.candidates,
    };
  return {
    match_key: matchKey,
    product_id: match.decision === 'accept' ? match.product : null,
    match_state: match.decision === 'accept' || match.decision === 'review' ? match.decision : 'new',
    match_score: match.score,
    match_reasons: match.reasons,
    candidates: match.candidates,
  };
}

/**
 * What of a match changes. It changes only when its outcome does: better scores after an update of the knowledge are no
 * change, and what a person has decided stays.
 */
export function changedMatch(
  stored: Pick<MatchedFields, 'product_id' | 'match_state'>,
  matched: MatchedFields,
): Partial<MatchedFields> {
  if (stored.match_state === 'decided' && matched.match_state !== 'decided') return {};
  return stored.product_id === matched.product_id && stored.match_state === matched.match_state
    ? {}
    : matched;
}
