export type { CatalogueCard } from './cards.ts';
export { openCatalogueSearch, type CatalogueSearch } from './catalogue-search.ts';
export { inLanguage } from './in-language.ts';
export { entriesOfProducts, type EntryOfProduct } from './entries-of-products.ts';
export { findSimilar } from './find-similar.ts';
export { replacementOf, type ReplacementView } from './replacements.ts';
export {
  CATALOGUE_PAGE,
  searchCatalogue,
  type CatalogueHit,
  type FoundInCatalogue,
  type Searched,
} from './search-catalogue.ts';
export { searchEverywhere, type FoundEverywhere } from './search-everywhere.ts';
export { suggest, type Suggestion } from './suggest.ts';
