import { app } from '#lib/server/app.ts';
import { CATALOGUE_PAGE, searchCatalogue } from '#lib/server/catalogue-search/index.ts';
import { CATALOGUE_FACETS, catalogueAddress, readCatalogueQuery, toggled } from '#lib/catalogue-address.ts';
import { valueLabel } from './value-label.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url, locals }) => {
  const { language } = locals;
  const query = readCatalogueQuery(url.searchParams);
  const found = await searchCatalogue(app(), query, language);
  const label = (facet: (typeof CATALOGUE_FACETS)[number], value: string): string =>
    valueLabel(facet, value, language, app());
  return {
    query,
    found: { ...found, facets: undefined },
    pages: Math.min(50, Math.ceil(found.total / CATALOGUE_PAGE)),
    pageSize: CATALOGUE_PAGE,
    facets: found.facets
      .filter(({ facet, values }) => values.length > 1 || query.filters[facet])
      .map(({ facet, values }) => ({
        facet,
        values: values.map(({ value, count }) => ({
          value,
          count,
          label: label(facet, value),
          isChosen: query.filters[facet]?.includes(value) ?? false,
          href: catalogueAddress(toggled(query, facet, value)),
        })),
      })),
    chips: CATALOGUE_FACETS.flatMap((facet) =>
      (query.filters[facet] ?? []).map((value) => ({
        facet,
        label: label(facet, value),
        href: catalogueAddress(toggled(query, facet, value)),
      })),
    ),
  };
};
