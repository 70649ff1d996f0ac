import { z } from '@hono/zod-openapi';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import { timeText } from '../api-times.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import { flag, idField, optionalText, requiredText, times } from '../fields.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { isId, pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { checked, faulty, readObject } from '../read-body.ts';
import {
  deleteBundle,
  insertBundle,
  knownSoftware,
  selectBundle,
  selectBundles,
  updateBundle,
  type Bundle,
} from '../store/bundles.ts';

const bundleFields = z
  .strictObject({
    name: requiredText(),
    description: optionalText(10_000),
    active: flag.optional(),
    softwareIds: z.array(z.string('type').refine(isId, 'oneof'), 'type').max(1000, 'lt').optional(),
  })
  .openapi('BundleFields');

const bundleSchema = z
  .object({
    id: idField,
    name: z.string(),
    description: z.string().optional(),
    active: z.boolean(),
    softwareIds: z.array(idField),
    ...times,
  })
  .openapi('Bundle');

type Fields = z.output<typeof bundleFields>;

const documentOf = (bundle: Bundle): Fields => ({
  name: bundle.name,
  ...(bundle.description !== null && { description: bundle.description }),
  active: bundle.active,
  softwareIds: bundle.software_ids,
});

const answerOf = (bundle: Bundle) => ({
  id: bundle.id,
  createdAt: timeText(bundle.created_at),
  updatedAt: timeText(bundle.updated_at),
  ...documentOf(bundle),
});

/** Values for the store. Throws a problem (422) for software that there is not, unless it was in the bundle before. */
async function valuesOf(trx: Transaction, fields: Fields, before: readonly string[], title: string) {
  const ids = [...new Set((fields.softwareIds ?? []).map((id) => id.toLowerCase()))];
  const known = new Set([...before, ...(await knownSoftware(trx, ids))]);
  const faults = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ field: `softwareIds[${index}]`, rule: 'oneof', value: id }],
  );
  if (faults.length > 0) throw faulty(title, faults);
  return {
    name: fields.name,
    description: fields.description ?? null,
    active: fields.active ?? true,
    software_ids: JSON.stringify(ids),
  };
}

async function bundleOf({ trx, params }: Call, title: string): Promise<Bundle> {
  const bundle = await selectBundle(trx, params['id'] ?? '');
  if (!bundle) throw new CatalogueProblem(404, title, 'Bundle was not found');
  return bundle;
}

const common = { tag: 'bundles', scope: 'bundles:write', answer: bundleSchema } as const;

export const bundleOperations: readonly CatalogueOperation[] = [
  {
    ...common,
    id: 'listBundles',
    method: 'get',
    path: '/bundles',
    summary: 'Software that is shown together',
    scope: null,
    search: { all: 'true: with inactive ones', ...pageSearch },
    answer: pageSchema('Bundles', bundleSchema),
    run: async ({ trx, search }) => {
      const page = readPage(search, "can't get Bundles");
      const rows = await selectBundles(trx, page, search.get('all')?.startsWith('true') ?? false);
      return pageOf<Bundle>(rows, search, { of: answerOf, place: placeOf });
    },
  },
  {
    ...common,
    id: 'createBundle',
    method: 'post',
    path: '/bundles',
    summary: 'Enter a bundle',
    body: bundleFields,
    run: async ({ trx, body, now }) => {
      const title = "can't create Bundle";
      const fields = checked(bundleFields, readObject(body, title), title);
      const values = await valuesOf(trx, fields, [], title);
      const row = await insertBundle(trx, { ...values, created_at: now, updated_at: now });
      noteChange(trx, { subject: `bundle:${row.id}`, before: null, after: fields });
      return answerOf(row);
    },
  },
  {
    ...common,
    id: 'getBundle',
    method: 'get',
    path: '/bundles/{id}',
    summary: 'One bundle',
    scope: null,
    run: async (call) => answerOf(await bundleOf(call, "can't get Bundle")),
  },
  {
    ...common,
    id: 'changeBundle',
    method: 'patch',
    path: '/bundles/{id}',
    summary: 'Change a bundle',
    body: bundleFields,
    run: async (call) => {
      const title = "can't update Bundle";
      const known = await bundleOf(call, title);
      const before = documentOf(known);
      const fields = patchedDocument(call, bundleFields, before, title);
      const values = await valuesOf(call.trx, fields, known.software_ids, title);
      const row = await updateBundle(call.trx, known.id, { ...values, updated_at: call.now });
      noteChange(call.trx, { subject: `bundle:${known.id}`, before, after: fields });
      return answerOf(row);
    },
  },
  {
    ...common,
    id: 'deleteBundle',
    method: 'delete',
    path: '/bundles/{id}',
    summary: 'Remove a bundle; its software stays',
    answer: null,
    run: async (call) => {
      const known = await bundleOf(call, "can't delete Bundle");
      await deleteBundle(call.trx, known.id);
      noteChange(call.trx, { subject: `bundle:${known.id}`, before: documentOf(known), after: null });
      return null;
    },
  },
];
