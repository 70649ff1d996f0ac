export { buildMatcher, type Matcher, type MatcherOptions } from './build-matcher.ts';
export { describeReason, REASON_CODES } from './describe-reason.ts';
export { explainNot } from './explain-not.ts';
export { matchKey } from './match-key.ts';
export { normalizeName, type NormalizedName } from './normalize-name.ts';
export { similarKey, similarNames, type SimilarName } from './similar-names.ts';
