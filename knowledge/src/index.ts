export { alternativesOf, deploymentsOf, type AlternativeFact } from './alternatives-of.ts';
export {
  bestPerFunction,
  bundleComponents,
  bundleMatrix,
  bundlesFor,
  coverageOf,
  type BundleComponent,
  type BundleCoverage,
  type BundleRow,
} from './bundles-for.ts';
export { capabilityGaps, type CapabilityGap } from './capability-gaps.ts';
export {
  compileKnowledge,
  loadKnowledge,
  type CompiledKnowledge,
  type LoadedKnowledge,
} from './compile-knowledge.ts';
export { checkNewFacts, type OfferedFile } from './check-new-facts.ts';
export { coverageMatrix, type CoverageRow } from './coverage-matrix.ts';
export {
  dependenceFacts,
  dependenceOfVendor,
  type DependenceFacts,
  type DependenceOfProduct,
} from './dependence-facts.ts';
export { effortFor, type EffortFigures, type EffortQuestion } from './effort-for.ts';
export { guidanceFor } from './guidance-for.ts';
export { indexKnowledge, type KnowledgeIndex } from './index-knowledge.ts';
export { jsonSchemas } from './json-schemas.ts';
export { formatProblem, type KnowledgeProblem } from './knowledge-problem.ts';
export { matchTargets, type ProductTarget } from './match-targets.ts';
export { pilotKitFor } from './pilot-kit-for.ts';
export type {
  Bundle,
  ChangeCase,
  Effort,
  EffortFile,
  Guidance,
  GuidanceContext,
  Installation,
  PilotKit,
  PlanningFacts,
  Prerequisite,
  Words,
} from './planning-schema.ts';
export { prerequisitesFor } from './prerequisites-for.ts';
export { productFacts, type ProductFacts } from './product-facts.ts';
export { readKnowledge, type ReadKnowledge } from './read-knowledge.ts';
export * from './schema.ts';
export { searchableProduct, type SearchableProduct } from './searchable-product.ts';
export { ultimateOwner, type UltimateOwner } from './ultimate-owner.ts';
export { vendorByName } from './vendor-by-name.ts';
export { factId, writeProductFile, writeVendorFile } from './write-fact-file.ts';
export { findPlace, placeLabel, type FoundPlace } from './places/find-place.ts';
export { indexPlaces, type PlaceIndex } from './places/index-places.ts';
export { loadPlaces, type LoadedPlaces } from './places/load-places.ts';
export {
  keysAbove,
  PLACE_KINDS,
  placeKey,
  placeLevel,
  type Place,
  type PlaceKind,
  type PlaceLevel,
} from './places/place.ts';
export type { PlaceSource } from './places/place-source.ts';
export { readPlaces, type ReadPlaces } from './places/read-places.ts';
export type { PlaceHits } from './places/search-places.ts';
export { applyPlacesUpdate, previewPlacesUpdate } from './places/apply-places-update.ts';
export {
  describeStep,
  planPlacesUpdate,
  type PlannedStep,
  type PlacesUpdatePlan,
} from './places/plan-places-update.ts';
