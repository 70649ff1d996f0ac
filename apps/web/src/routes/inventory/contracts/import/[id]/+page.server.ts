import { COLUMN_ROLES, hasSlashes, type ColumnMapping, type ColumnRole } from '@allmende/inventory';
import { error, fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import {
  discardContractList,
  remapContractList,
  runContractList,
  viewContractList,
} from '#lib/server/contracts/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** What a column of a list of contracts can mean. */
const roles = [
  'name',
  'external-id',
  'vendor',
  'reseller',
  'category',
  'contract-start',
  'contract-start-day-first',
  'contract-start-month-first',
  'contract-end',
  'contract-end-day-first',
  'contract-end-month-first',
  'contract-duration',
  'notice-period',
  'renewal',
  'cost',
  'currency',
  'payment-period',
  'department',
  'note',
] as const satisfies readonly ColumnRole[];

function idOf({ params }: { params: { id: string } }): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(params.id)) error(404, 'not found');
  return params.id;
}

export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, language } = locals;
  const recognition = await recognitionOf(app(), actor);
  const view = await viewContractList(app().db, actor, recognition, idOf({ params }), language);
  if (!view) error(404, texts(language).contractImport.gone);
  const { planned, ...rest } = view;
  return {
    view: rest,
    roles,
    slashed: view.columns
      .filter(({ index, samples }) => hasSlashes({ samples, role: view.mapping[index] ?? null }))
      .map(({ index }) => index),
    planned: planned.map(({ lines, fields, existing, action, doubts }) => ({
      lines,
      action,
      doubts,
      title: fields.title,
      partner: fields.partner,
      end: fields.end,
      noticeMonths: fields.noticeMonths,
      renewMonths: fields.renewMonths,
      costCents: fields.costCents,
      applications: fields.applications.length,
      existing: existing?.id ?? null,
    })),
  };
};

export const actions: Actions = {
  map: async (event) => {
    const mapping: ColumnMapping = {};
    for (const [key, value] of await event.request.formData()) {
      const index = /^column-(\d{1,5})$/.exec(key)?.[1];
      if (index !== undefined)
        mapping[Number(index)] = COLUMN_ROLES.find((role) => role === String(value)) ?? null;
    }
    const { language, actor } = event.locals;
    if (!Object.values(mapping).includes('name'))
      return fail(422, { message: texts(language).contractImport.nameMissing });
    const id = idOf(event);
    if (!(await remapContractList(app().db, actor, id, mapping)))
      error(404, texts(language).contractImport.gone);
    redirect(303, `/inventory/contracts/import/${id}`);
  },
  run: async (event) => {
    const { language, actor } = event.locals;
    const id = idOf(event);
    const recognition = await recognitionOf(app(), actor);
    if ((await runContractList(app().db, actor, recognition, id)) === null)
      error(409, texts(language).contractImport.gone);
    redirect(303, `/inventory/contracts/import/${id}`);
  },
  discard: async (event) => {
    await discardContractList(app().db, event.locals.actor, idOf(event));
    redirect(303, '/inventory/contracts');
  },
};
