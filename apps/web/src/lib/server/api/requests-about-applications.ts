import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import {
  listApplications,
  readFilter,
  viewApplication,
  type ApplicationRow,
  type ApplicationView,
} from '#lib/server/applications/index.ts';
import { applicationPatch, editApplications } from '#lib/server/inventory/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { operation } from './operation.ts';
import { problemResponse } from './problem.ts';
import {
  applicationDetailSchema,
  applicationEditSchema,
  applicationSchema,
  applicationsQuery,
  idParameter,
  type ApplicationEdit,
} from './schemas.ts';

const listOperation = operation(
  'listApplications',
  z.object({
    date: z.iso.date(),
    total: z.number().int().openapi({ description: 'Applications that the filter leaves' }),
    items: z.array(applicationSchema),
    next: z.number().int().nullable().openapi({ description: '`after` of the next page; null on the last' }),
  }),
  {
    method: 'get',
    path: '/applications',
    summary: 'The inventory, measured and narrowed, in the order in which it came in',
    request: { query: applicationsQuery },
  },
);

const getOperation = operation('getApplication', applicationDetailSchema, {
  method: 'get',
  path: '/applications/{id}',
  summary: 'One application',
  request: { params: idParameter },
});

const editOperation = operation('editApplication', applicationDetailSchema, {
  method: 'post',
  path: '/applications/{id}',
  summary: 'Correct fields of an application; an import leaves them alone from then on',
  request: {
    params: idParameter,
    body: { required: true, content: { 'application/json': { schema: applicationEditSchema } } },
  },
});

export function addApplications(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listOperation, async (c) => {
    const { limit, after } = c.req.valid('query');
    const filter = readFilter(new URL(c.req.url).searchParams);
    const knowledge = await knowledgeOf(c.env, c.env.identity);
    const { date, rows } = await listApplications(c.env.db, knowledge, c.env.identity, filter);
    const ordered = rows.map(fieldsOf).sort((a, b) => a.id - b.id);
    const rest = after === undefined ? ordered : ordered.filter(({ id }) => id > after);
    const items = rest.slice(0, limit);
    const next = rest.length > limit ? (items.at(-1)?.id ?? null) : null;
    return c.json({ date, total: ordered.length, items, next }, 200);
  });
  api.openapi(getOperation, async (c) => {
    const found = await detailOf(c.env, Number(c.req.valid('param').id));
    return found ? c.json(found, 200) : noSuchApplication();
  });
  api.openapi(editOperation, async (c) => {
    const id = Number(c.req.valid('param').id);
    const patch = patchOf(c.req.valid('json'));
    if (patch.capability_id != null && !c.env.knowledge.capabilities.has(patch.capability_id))
      return problemResponse(400, undefined, [
        { pointer: '/capability', detail: 'There is no such capability.' },
      ]) as never;
    if (!(await detailOf(c.env, id))) return noSuchApplication();
    await editApplications(c.env.db, c.env.identity, [id], patch);
    const edited = await detailOf(c.env, id);
    return edited ? c.json(edited, 200) : noSuchApplication();
  });
}

/** A problem has a type of its own in the document; the router only sees that a response is given. */
function noSuchApplication(): never {
  return problemResponse(404, 'There is no such application in this authority.') as never;
}

async function detailOf(context: ApiContext, id: number) {
  const { db, identity, language } = context;
  const knowledge = await knowledgeOf(context, identity);
  const found = await viewApplication(db, knowledge, identity, id, language);
  return found.state === 'present' ? detailFields(found.view) : null;
}

function detailFields(view: ApplicationView) {
  return {
    ...fieldsOf(view.row),
    date: view.date,
    rawName: view.rawName,
    category: view.category,
    description: view.description,
    dimensions: { W: pair(view.dims.W), G: pair(view.dims.G), E: pair(view.dims.E) },
    answered: view.answered,
    corrected: view.corrected,
  };
}

function fieldsOf(row: ApplicationRow): z.infer<typeof applicationSchema> {
  return {
    id: Number(row.id),
    name: row.name,
    version: row.version,
    product: row.product_id === null ? null : { id: row.product_id, name: row.product ?? row.product_id },
    match: row.match,
    vendor: row.vendor_text,
    productVendor: row.known_vendor,
    owner: row.owner,
    ownerCountry: row.country,
    capability: row.known_capability,
    area: row.area,
    class: row.class,
    dependence: pair(row.a),
    openQuestions: row.open,
    department: row.department,
    users: row.users,
    installations: row.installations,
    criticality: level(row.criticality ?? row.known_criticality),
    reach: level(row.reach ?? row.known_reach),
    hosting: row.hosting,
    contractStart: row.contract_start,
    contractEnd: row.contract_end,
    noticeMonths: row.notice_months,
    noticeBy: row.notice_by,
    costCents: row.cost_cents,
    status: row.status,
    note: row.note,
  };
}

function pair(interval: readonly [number, number] | null): [number, number] | null {
  return interval && [interval[0], interval[1]];
}

function level(text: string | null): number | null {
  return text === null ? null : Number(text);
}

/** The names of the API, in those of the inventory. */
function patchOf(edit: ApplicationEdit) {
  const { vendor, capability, contractStart, contractEnd, noticeMonths, costCents, ...same } = edit;
  const named = {
    ...same,
    vendor_text: vendor,
    capability_id: capability,
    contract_start: contractStart,
    contract_end: contractEnd,
    notice_months: noticeMonths,
    cost_cents: costCents,
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return applicationPatch.parse(Object.fromEntries(given.map(([key, value]) => [key, value ?? ''])));
}
