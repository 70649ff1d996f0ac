export { declaredUse, USE_ITEMS, type DeclaredUse } from './declared-use.ts';
export { discardUse, draftFromApplication, draftUse, editUse, type DraftedUse } from './draft-use.ts';
export { isSecurityProduct } from './is-security-product.ts';
export type { DescribedSubject, PublicFacts } from './public-facts.ts';
export {
  releaseUse,
  withdrawUse,
  yearsLater,
  YEARS_OF_RELEASE,
  type Release,
  type ReleaseProblem,
} from './release-use.ts';
export { resolveUsedBy } from './resolve-used-by.ts';
export type { PublishedUse } from './store/published.ts';
export type { StoredDeclaration, UseSubject } from './store/declarations.ts';
export { ownUse, ownUses, type OwnUses, type SuggestedUse } from './suggest-uses.ts';
export { usesByLand, usesOf, usesOfAll, usesOfProducts, type UsesInLand } from './uses-of.ts';
export { DAYS_OF_NOTICE, tendUses } from './tend-uses.ts';
