import type { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import type { CodeHosting } from '#lib/server/database/index.ts';
import { timeText } from '../api-times.ts';
import { catalogIdOf } from '../catalog-of.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { publisherAnswer, publisherDocument, publisherFields, publisherSchema } from '../publisher-shape.ts';
import { checked, readObject } from '../read-body.ts';
import {
  deletePublisher,
  insertPublisher,
  lockPublishers,
  selectPublisher,
  selectPublishers,
  takenByOthers,
  updatePublisher,
  type Publisher,
} from '../store/publishers.ts';

type Fields = z.output<typeof publisherFields>;

/** Values for the store; what was hosted before keeps its dates. */
function valuesOf(fields: Fields, before: readonly CodeHosting[], now: Date) {
  const at = timeText(now);
  const hosting = fields.codeHosting.map(({ url, group = true }): CodeHosting => {
    const known = before.find((each) => each.url === url);
    return known?.group === group ? known : { url, group, createdAt: known?.createdAt ?? at, updatedAt: at };
  });
  return {
    description: fields.description,
    email: fields.email ?? null,
    alternative_id: fields.alternativeId ?? null,
    active: fields.active ?? true,
    code_hosting: JSON.stringify(hosting),
    updated_at: now,
  };
}

async function refuseTaken(call: Call, fields: Fields, except: string | null, title: string): Promise<void> {
  await lockPublishers(call.trx);
  const urls = fields.codeHosting.map(({ url }) => url);
  const given = { description: fields.description, alternativeId: fields.alternativeId, urls };
  const taken = await takenByOthers(call.trx, given, except);
  if (taken === 'id')
    throw new CatalogueProblem(409, title, `Publisher with id '${fields.alternativeId}' already exists`);
  if (taken !== null || new Set(urls).size < urls.length)
    throw new CatalogueProblem(409, title, `${taken ?? 'codeHosting.url'} already exists`);
}

async function publisherOf({ trx, params }: Call, title: string, name = 'id'): Promise<Publisher> {
  const publisher = await selectPublisher(trx, params[name] ?? '');
  if (!publisher) throw new CatalogueProblem(404, title, 'Publisher was not found');
  return publisher;
}

async function create(call: Call, catalog: string | null, title: string) {
  const fields = checked(publisherFields, readObject(call.body, title), title);
  await refuseTaken(call, fields, null, title);
  const made = { catalog_id: catalog, created_at: call.now };
  const row = await insertPublisher(call.trx, { ...valuesOf(fields, [], call.now), ...made });
  noteChange(call.trx, { subject: `publisher:${row.id}`, before: null, after: fields });
  return publisherAnswer(row);
}

async function change(call: Call, known: Publisher, title: string) {
  const before = publisherDocument(known);
  const fields = patchedDocument(call, publisherFields, before, title);
  await refuseTaken(call, fields, known.id, title);
  const row = await updatePublisher(call.trx, known.id, valuesOf(fields, known.code_hosting, call.now));
  noteChange(call.trx, { subject: `publisher:${known.id}`, before, after: fields });
  return publisherAnswer(row);
}

async function list({ trx, search }: Call, catalog: string | null | undefined) {
  const page = readPage(search, "can't get Publishers");
  const all = search.get('all')?.startsWith('true') ?? false;
  return pageOf<Publisher>(await selectPublishers(trx, page, { all, catalog }), search, {
    of: publisherAnswer,
    place: placeOf,
  });
}

const common = { tag: 'publishers', scope: 'publishers:write', answer: publisherSchema } as const;
const listed = {
  ...common,
  method: 'get',
  scope: null,
  search: { all: 'true: with inactive ones', ...pageSearch },
  answer: pageSchema('Publishers', publisherSchema),
} as const;
const written = { ...common, body: publisherFields } as const;

export const publisherOperations: readonly CatalogueOperation[] = [
  {
    ...listed,
    id: 'listPublishers',
    path: '/publishers',
    summary: 'Who publishes code',
    run: (call) => list(call, undefined),
  },
  {
    ...written,
    id: 'createPublisher',
    method: 'post',
    path: '/publishers',
    summary: 'Enter a publisher',
    run: (call) => create(call, null, "can't create Publisher"),
  },
  {
    ...common,
    id: 'getPublisher',
    method: 'get',
    path: '/publishers/{id}',
    summary: 'One publisher, by its id or alternative id',
    scope: null,
    run: async (call) => publisherAnswer(await publisherOf(call, "can't get Publisher")),
  },
  {
    ...written,
    id: 'changePublisher',
    method: 'patch',
    path: '/publishers/{id}',
    summary: 'Change a publisher',
    run: async (call) => {
      const title = "can't update Publisher";
      return change(call, await publisherOf(call, title), title);
    },
  },
  {
    ...common,
    id: 'deletePublisher',
    method: 'delete',
    path: '/publishers/{id}',
    summary: 'Remove a publisher; its software stays',
    answer: null,
    run: async (call) => {
      const known = await publisherOf(call, "can't delete Publisher");
      await deletePublisher(call.trx, known.id);
      const before = publisherDocument(known);
      noteChange(call.trx, { subject: `publisher:${known.id}`, before, after: null });
      return null;
    },
  },
  {
    ...listed,
    id: 'listCatalogPublishers',
    path: '/catalogs/{id}/publishers',
    summary: 'Who publishes code in a catalogue; ∅ is what belongs to none',
    run: async (call) => list(call, await catalogIdOf(call, "can't get Publishers")),
  },
  {
    ...written,
    id: 'createCatalogPublisher',
    method: 'post',
    path: '/catalogs/{id}/publishers',
    summary: 'Enter a publisher in a catalogue',
    run: async (call) => {
      const title = "can't create Publisher";
      return create(call, await catalogIdOf(call, title), title);
    },
  },
  {
    ...written,
    id: 'changeCatalogPublisher',
    method: 'patch',
    path: '/catalogs/{id}/publishers/{publisher}',
    summary: 'Change a publisher of a catalogue',
    run: async (call) => {
      const title = "can't update Publisher";
      const catalog = await catalogIdOf(call, title);
      const known = await publisherOf(call, title, 'publisher');
      if (known.catalog_id !== catalog) throw new CatalogueProblem(404, title, 'Publisher was not found');
      return change(call, known, title);
    },
  },
];
