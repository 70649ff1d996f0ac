/**
 * Finds public-sector software by what people type: German stems and compounds, typos, synonyms, replaced products; with
 * facets and a reason for each hit. Pure: no files, no network, no clock.
 */
export { createSearchIndex } from './create-search-index.ts';
export { administrativeWords } from './vocabulary/administrative-words.ts';
export { describeWhy, type Language } from './describe-why.ts';
export type {
  Coverage,
  FacetValue,
  Replacement,
  SearchAnswer,
  SearchCapability,
  SearchDocument,
  SearchHit,
  SearchIndex,
  SearchKind,
  SearchKnowledge,
  SearchRequest,
  SearchText,
  Why,
  WhyBy,
  WhyField,
} from './types.ts';
