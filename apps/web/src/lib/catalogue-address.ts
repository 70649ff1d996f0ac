/** Facets that the search page of the catalogue offers, in their order; each is a key in its address, too. */
export const CATALOGUE_FACETS = [
  'capability',
  'category',
  'licence',
  'maturity',
  'vitality',
  'land',
  'organisation',
  'country',
  'language',
  'standard',
  'standing',
] as const;

export type CatalogueFacet = (typeof CATALOGUE_FACETS)[number];

/** By fit; by name; by the newest release, the level of maintenance and the number of users, the highest first. */
export const CATALOGUE_SORTS = ['relevance', 'name', 'released', 'maintenance', 'users'] as const;
export type CatalogueSort = (typeof CATALOGUE_SORTS)[number];

/** What somebody looks for in the catalogue: everything that stands in the address of the search page. */
export interface CatalogueQuery {
  q: string;
  /** Id of the product that is to be replaced; empty for none. */
  replaces: string;
  filters: Partial<Record<CatalogueFacet, string[]>>;
  sort: CatalogueSort;
  page: number;
}

const LONGEST_QUERY = 200;
const LONGEST_VALUE = 200;
const MOST_VALUES = 20;
const LAST_PAGE = 50;

/**
 * What an address asks for; what is not understood is left out.
 *
 * @example readCatalogueQuery(new URLSearchParams('q=baum&licence=EUPL-1.2')).filters.licence // ['EUPL-1.2']
 */
export function readCatalogueQuery(parameters: URLSearchParams): CatalogueQuery {
  const filters: CatalogueQuery['filters'] = {};
  for (const facet of CATALOGUE_FACETS) {
    const values = parameters
      .getAll(facet)
      .map((value) => value.trim())
      .filter((value) => value !== '' && value.length <= LONGEST_VALUE);
    if (values.length > 0) filters[facet] = [...new Set(values)].slice(0, MOST_VALUES);
  }
  const sort = parameters.get('sort');
  const page = Math.trunc(Number(parameters.get('page')));
  return {
    q: (parameters.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    replaces: (parameters.get('replaces') ?? '').trim().slice(0, LONGEST_VALUE),
    filters,
    sort: CATALOGUE_SORTS.find((each) => each === sort) ?? 'relevance',
    page: Math.min(LAST_PAGE, Math.max(1, page || 1)),
  };
}

/**
 * The address of the search page for a query, short: what is as always is left out. A change of anything but the page
 * leads back to the first.
 *
 * @example catalogueAddress({ ...query, page: 2 }) // '/catalogue?q=baum&page=2'
 */
export function catalogueAddress(query: CatalogueQuery): string {
  const parameters = new URLSearchParams();
  if (query.q !== '') parameters.set('q', query.q);
  if (query.replaces !== '') parameters.set('replaces', query.replaces);
  for (const facet of CATALOGUE_FACETS)
    for (const value of query.filters[facet] ?? []) parameters.append(facet, value);
  if (query.sort !== 'relevance') parameters.set('sort', query.sort);
  if (query.page > 1) parameters.set('page', String(query.page));
  const text = parameters.toString();
  return text === '' ? '/catalogue' : `/catalogue?${text}`;
}

/** The same query with a value of a facet added, or taken away where it is chosen. */
export function toggled(query: CatalogueQuery, facet: CatalogueFacet, value: string): CatalogueQuery {
  const chosen = query.filters[facet] ?? [];
  const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  const { [facet]: _, ...others } = query.filters;
  return { ...query, page: 1, filters: values.length > 0 ? { ...others, [facet]: values } : others };
}
