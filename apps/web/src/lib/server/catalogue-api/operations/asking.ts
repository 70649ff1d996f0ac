import { z } from '@hono/zod-openapi';
import { CATALOGUE_FACETS, readCatalogueQuery } from '#lib/catalogue-address.ts';
import type { Entry } from '#lib/server/catalogue/index.ts';
import { searchCatalogue } from '#lib/server/catalogue-search/index.ts';
import { assessQuality, qualityFacts, readActivities } from '#lib/server/quality/index.ts';
import { usesOf } from '#lib/server/use-declarations/index.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import type { Call, CatalogueApiContext, CatalogueOperation } from '../operation.ts';
import { selectSoftware } from '../store/software.ts';

const searchSchema = z
  .object({
    total: z.number().int(),
    corrected: z.string().nullable().openapi({ description: 'The query with its spelling put right' }),
    isComplete: z.boolean().openapi({ description: 'False while the catalogue is still read after a start' }),
    hits: z.array(
      z.object({
        kind: z.enum(['entry', 'product']),
        id: z.string().openapi({ description: 'Of software, or of a product among the facts' }),
        href: z.string(),
        name: z.string(),
        summary: z.object({ text: z.string(), language: z.string() }).nullable(),
        organisation: z.string().nullable(),
        licence: z.string().nullable(),
        maturity: z.string().nullable(),
        standing: z.string().nullable(),
        why: z.array(z.string()),
        replacement: z.looseObject({ coverage: z.string() }).nullable(),
      }),
    ),
    facets: z.array(
      z.object({
        facet: z.enum(CATALOGUE_FACETS),
        values: z.array(z.object({ value: z.string(), count: z.number().int() })),
      }),
    ),
  })
  .openapi('SearchResult');

const qualitySchema = z
  .object({
    badges: z.array(
      z.object({
        name: z.string(),
        least: z.number().int().openapi({ description: 'The level that is reached for certain' }),
        most: z.number().int().openapi({ description: 'The level that could be, were everything known' }),
        levels: z.number().int(),
        criteria: z.array(
          z.object({
            key: z.string(),
            level: z.number().int(),
            value: z.unknown(),
            met: z.boolean().nullable(),
            asOf: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .openapi('Quality');

const usesSchema = z
  .object({
    data: z.array(
      z.object({
        authority: z.string(),
        place: z.string().nullable().openapi({ description: 'AGS, or the beginning of one' }),
        country: z.string(),
        since: z.string().nullable(),
        version: z.string().nullable(),
        purpose: z.string().nullable(),
        operation: z.string().nullable(),
        contact: z.string().nullable(),
        origin: z.string().nullable().openapi({ description: 'The catalogue where it was declared' }),
      }),
    ),
  })
  .openapi('Uses');

async function softwareFor({ params }: Omit<Call, 'trx'>, { db }: CatalogueApiContext): Promise<Entry> {
  const entry = await db.asOperator((trx) => selectSoftware(trx, params['id'] ?? ''));
  if (!entry) throw new CatalogueProblem(404, "can't get Software", 'Software was not found');
  return entry;
}

const common = { tag: 'software', method: 'get', scope: null } as const;

/** What the European API has not: search, badges, and who uses what. */
export const askingOperations: readonly CatalogueOperation[] = [
  {
    ...common,
    id: 'searchSoftware',
    path: '/search',
    summary: 'Search software and open products, with facets; hits say why they were found',
    search: {
      q: 'Words, in German or another language; spelling is forgiven',
      replaces: 'The id of a product: what can take its place',
      ...Object.fromEntries(
        CATALOGUE_FACETS.map((facet) => [facet, 'Of this only; several times for one of these']),
      ),
      sort: 'relevance or name',
      page: '1 to 50',
      limit: 'Hits on a page, 1 to 100; 20 unless told',
    },
    answer: searchSchema,
    ask: async ({ search, language }, context) => {
      const given = search.get('limit');
      const limit = given === null ? 20 : Number(given);
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw new CatalogueProblem(422, "can't search", 'limit must be an integer from 1 to 100');
      const found = await searchCatalogue(context, readCatalogueQuery(search), language, limit);
      const { total, corrected, isComplete, facets, hits } = found;
      return { total, corrected, isComplete, hits, facets };
    },
  },
  {
    ...common,
    id: 'getQuality',
    path: '/software/{id}/quality',
    summary: 'Badges of software, criterion by criterion, each with its value and date',
    answer: qualitySchema,
    ask: async (call, context) => {
      const entry = await softwareFor(call, context);
      const observed = await context.db.asOperator((trx) => readActivities(trx, [entry.id]));
      const uses = (await usesOf(context.db, entry.id, call.now)).filter((use) => !use.is_sample);
      return { badges: assessQuality(qualityFacts(entry, observed.get(entry.id), uses.length)) };
    },
  },
  {
    ...common,
    id: 'listUses',
    path: '/software/{id}/uses',
    summary: 'Which administrations have declared that they use software',
    answer: usesSchema,
    ask: async (call, context) => {
      const { id } = await softwareFor(call, context);
      const uses = await usesOf(context.db, id, call.now);
      return {
        // A made-up authority is for trying things out, and given out to nobody.
        data: uses
          .filter((use) => !use.is_sample)
          .map((use) => ({
            authority: use.authority_name,
            place: use.place_key,
            country: use.country,
            since: use.since,
            version: use.version,
            purpose: use.purpose,
            operation: use.operation,
            contact: use.contact,
            origin: use.origin_url,
          })),
      };
    },
  },
];
