import { z } from '@hono/zod-openapi';
import { encryptSecret } from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import { timeText } from '../api-times.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import { idField, times, webUrl } from '../fields.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { isId, pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { patchedDocument } from '../patched-document.ts';
import { checked, readObject } from '../read-body.ts';
import { selectPublisher } from '../store/publishers.ts';
import { selectSoftware } from '../store/software.ts';
import {
  deleteWebhook,
  insertWebhook,
  selectWebhook,
  selectWebhooks,
  updateWebhook,
  type Webhook,
  type WebhookOf,
} from '../store/webhooks.ts';
import { sealedFor } from '../webhooks/sealed-for.ts';

const webhookFields = z
  .strictObject({
    url: webUrl,
    secret: z
      .string('type')
      .min(16, 'min')
      .max(256, 'max')
      .optional()
      .openapi({ description: 'Signs what is sent; never shown again' }),
    format: z.enum(['default', 'github', 'standard-webhooks'], 'oneof').optional(),
  })
  .openapi('WebhookFields');

const webhookSchema = z
  .object({ id: idField, url: z.string(), format: z.string().optional(), ...times })
  .openapi('Webhook');

const webhookAnswer = (webhook: Webhook) => ({
  id: webhook.id,
  createdAt: timeText(webhook.created_at),
  updatedAt: timeText(webhook.updated_at),
  url: webhook.url,
  ...(webhook.format !== 'default' && { format: webhook.format }),
});

/** The secret as it is kept. Throws a problem (422) where the instance has no secret of its own to seal it with. */
function sealed(call: Call, id: string, given: string, title: string): Uint8Array {
  const secret = call.secret();
  if (secret === null)
    throw new CatalogueProblem(422, title, 'this server keeps no secrets: it was started without one itself');
  return encryptSecret(secret, sealedFor(id), given);
}

async function create(call: Call, of: WebhookOf, title: string) {
  const { url, secret, format = 'default' } = checked(webhookFields, readObject(call.body, title), title);
  const id = crypto.randomUUID();
  const row = await insertWebhook(call.trx, {
    id,
    entity_type: of.type,
    entity_id: of.id,
    url,
    secret_sealed: secret === undefined ? null : sealed(call, id, secret, title),
    format,
    created_at: call.now,
    updated_at: call.now,
  });
  noteChange(call.trx, {
    subject: `webhook:${id}`,
    before: null,
    after: { host: new URL(url).host, format },
  });
  return webhookAnswer(row);
}

async function list(call: Call, of: WebhookOf, title: string) {
  const { search } = call;
  const page = readPage(search, title);
  const none = { rows: [], hasBefore: false, hasAfter: false };
  // Where a receiver listens is nobody else's business; who shows no token finds a list of nothing.
  const rows = call.holds('webhooks') ? await selectWebhooks(call.trx, page, of) : none;
  return pageOf<Webhook>(rows, search, { of: webhookAnswer, place: placeOf });
}

async function webhookOf(call: Call, title: string): Promise<Webhook> {
  const webhook = call.holds('webhooks') ? await selectWebhook(call.trx, call.params['id'] ?? '') : null;
  if (!webhook) throw new CatalogueProblem(404, title, 'Webhook was not found');
  return webhook;
}

async function entityOf({ trx, params }: Call, type: WebhookOf['type'], title: string): Promise<WebhookOf> {
  const ref = params['id'] ?? '';
  const entity =
    type === 'software' ? await selectSoftware(trx, isId(ref) ? ref : '') : await selectPublisher(trx, ref);
  if (!entity) throw new CatalogueProblem(404, title, 'resource was not found');
  return { type, id: entity.id };
}

const common = { tag: 'webhooks', scope: 'webhooks', answer: webhookSchema } as const;
const listed = {
  ...common,
  method: 'get',
  scope: null,
  search: pageSearch,
  answer: pageSchema('Webhooks', webhookSchema),
} as const;
const written = { ...common, method: 'post', body: webhookFields } as const;
const getting = "can't get Webhooks";
const creating = "can't create Webhook";

/** The four operations on the webhooks of one kind of thing; those of all stand before those of one. */
const operationsOf = (type: WebhookOf['type'], what: string, Name: string): CatalogueOperation[] => [
  {
    ...listed,
    id: `list${Name}Webhooks`,
    path: `/${type}/webhooks`,
    summary: `Who is told of changes of all ${what}; empty without a token`,
    run: (call) => list(call, { type, id: null }, getting),
  },
  {
    ...written,
    id: `create${Name}Webhook`,
    path: `/${type}/webhooks`,
    summary: `Be told of changes of all ${what}`,
    run: (call) => create(call, { type, id: null }, creating),
  },
  {
    ...listed,
    id: `list${Name}WebhooksOfOne`,
    path: `/${type}/{id}/webhooks`,
    summary: `Who is told of changes of this one of the ${what}; empty without a token`,
    run: async (call) => list(call, await entityOf(call, type, getting), getting),
  },
  {
    ...written,
    id: `create${Name}WebhookOfOne`,
    path: `/${type}/{id}/webhooks`,
    summary: `Be told of changes of this one of the ${what}`,
    run: async (call) => create(call, await entityOf(call, type, creating), creating),
  },
];

export const webhookOperations: readonly CatalogueOperation[] = [
  ...operationsOf('software', 'software', 'Software'),
  ...operationsOf('publishers', 'publishers', 'Publisher'),
  {
    ...common,
    id: 'getWebhook',
    method: 'get',
    path: '/webhooks/{id}',
    summary: 'One receiver; not found without a token',
    scope: null,
    run: async (call) => webhookAnswer(await webhookOf(call, "can't get Webhook")),
  },
  {
    ...written,
    id: 'changeWebhook',
    method: 'patch',
    path: '/webhooks/{id}',
    summary: 'Change a receiver; a secret that is left out stays',
    run: async (call) => {
      const title = "can't update Webhook";
      const known = await webhookOf(call, title);
      const before = { url: known.url, format: known.format };
      const { url, secret, format = 'default' } = patchedDocument(call, webhookFields, before, title);
      const secret_sealed =
        secret === undefined ? known.secret_sealed : sealed(call, known.id, secret, title);
      const row = await updateWebhook(call.trx, known.id, {
        url,
        format,
        secret_sealed,
        updated_at: call.now,
      });
      const after = { host: new URL(url).host, format };
      noteChange(call.trx, { subject: `webhook:${known.id}`, before: { format: known.format }, after });
      return webhookAnswer(row);
    },
  },
  {
    ...common,
    id: 'deleteWebhook',
    method: 'delete',
    path: '/webhooks/{id}',
    summary: 'Remove a receiver',
    answer: null,
    run: async (call) => {
      const known = await webhookOf(call, "can't delete Webhook");
      await deleteWebhook(call.trx, known.id);
      const before = { host: new URL(known.url).host };
      noteChange(call.trx, { subject: `webhook:${known.id}`, before, after: null });
      return null;
    },
  },
];
