import type { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import { catalogAnswer, catalogDocument, catalogFields, catalogSchema } from '../catalog-shape.ts';
import { catalogOf } from '../catalog-of.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import type { CatalogueOperation } from '../operation.ts';
import { pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { checked, readObject } from '../read-body.ts';
import {
  deleteCatalog,
  insertCatalog,
  isCatalogEmpty,
  isCatalogTaken,
  selectCatalogs,
  updateCatalog,
  type Catalog,
} from '../store/catalogs.ts';

const valuesOf = (fields: z.output<typeof catalogFields>, now: Date) => ({
  name: fields.name,
  alternative_id: fields.alternativeId ?? null,
  active: fields.active ?? true,
  publishers_namespace: fields.publishersNamespace ?? null,
  scopes: JSON.stringify(fields.scopes ?? []),
  sources: JSON.stringify(fields.sources ?? []),
  updated_at: now,
});

const common = { tag: 'catalogs', scope: 'catalogs:write' } as const;

export const catalogOperations: readonly CatalogueOperation[] = [
  {
    ...common,
    id: 'listCatalogs',
    method: 'get',
    path: '/catalogs',
    summary: 'Catalogues',
    scope: null,
    search: { all: 'true: with inactive ones', ...pageSearch },
    answer: pageSchema('Catalogs', catalogSchema),
    run: async ({ trx, search }) => {
      const page = readPage(search, "can't get Catalogs");
      const rows = await selectCatalogs(trx, page, search.get('all')?.startsWith('true') ?? false);
      return pageOf<Catalog>(rows, search, { of: catalogAnswer, place: placeOf });
    },
  },
  {
    ...common,
    id: 'createCatalog',
    method: 'post',
    path: '/catalogs',
    summary: 'Enter a catalogue',
    body: catalogFields,
    answer: catalogSchema,
    run: async ({ trx, body, now }) => {
      const title = "can't create Catalog";
      const fields = checked(catalogFields, readObject(body, title), title);
      const isTaken =
        fields.alternativeId !== undefined && (await isCatalogTaken(trx, fields.alternativeId, null));
      const row = isTaken ? null : await insertCatalog(trx, { ...valuesOf(fields, now), created_at: now });
      if (!row) throw new CatalogueProblem(409, title, 'already exists');
      noteChange(trx, { subject: `catalog:${row.id}`, before: null, after: fields });
      return catalogAnswer(row);
    },
  },
  {
    ...common,
    id: 'getCatalog',
    method: 'get',
    path: '/catalogs/{id}',
    summary: 'One catalogue, by its id or alternative id',
    scope: null,
    answer: catalogSchema,
    run: async (call) => catalogAnswer(await catalogOf(call, "can't get Catalog")),
  },
  {
    ...common,
    id: 'changeCatalog',
    method: 'patch',
    path: '/catalogs/{id}',
    summary: 'Change a catalogue',
    body: catalogFields,
    answer: catalogSchema,
    run: async (call) => {
      const title = "can't update Catalog";
      const known = await catalogOf(call, title);
      const before = catalogDocument(known);
      const fields = patchedDocument(call, catalogFields, before, title);
      if (
        fields.alternativeId !== undefined &&
        (await isCatalogTaken(call.trx, fields.alternativeId, known.id))
      )
        throw new CatalogueProblem(409, title, 'already exists');
      const row = await updateCatalog(call.trx, known.id, valuesOf(fields, call.now));
      noteChange(call.trx, { subject: `catalog:${known.id}`, before, after: fields });
      return catalogAnswer(row);
    },
  },
  {
    ...common,
    id: 'deleteCatalog',
    method: 'delete',
    path: '/catalogs/{id}',
    summary: 'Remove a catalogue that holds nothing',
    answer: null,
    run: async (call) => {
      const title = "can't delete Catalog";
      const known = await catalogOf(call, title);
      if (!(await isCatalogEmpty(call.trx, known.id)))
        throw new CatalogueProblem(409, title, 'Catalog still has associated publishers or software');
      await deleteCatalog(call.trx, known.id);
      noteChange(call.trx, { subject: `catalog:${known.id}`, before: catalogDocument(known), after: null });
      return null;
    },
  },
];
