import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import type { Transaction, WebhookNoticeTable, WebhookTable } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type Webhook = Selectable<WebhookTable>;

/** Whose changes a webhook tells: of one, or with null of all. */
export interface WebhookOf {
  type: WebhookTable['entity_type'];
  id: string | null;
}

export async function selectWebhook(trx: Transaction, id: string): Promise<Webhook | null> {
  if (!isId(id)) return null;
  return (await trx.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

export async function selectWebhooks(
  trx: Transaction,
  page: PageRequest,
  { type, id }: WebhookOf,
): Promise<Rows<Webhook>> {
  const webhooks = trx
    .selectFrom('webhook')
    .selectAll()
    .where('entity_type', '=', type)
    .where(sql<boolean>`entity_id is not distinct from ${id}::uuid`);
  return selectPage(webhooks, 'webhook', page, 'oldest');
}

export async function insertWebhook(trx: Transaction, values: Insertable<WebhookTable>): Promise<Webhook> {
  return trx.insertInto('webhook').values(values).returningAll().executeTakeFirstOrThrow();
}

export async function updateWebhook(
  trx: Transaction,
  id: string,
  values: Updateable<WebhookTable>,
): Promise<Webhook> {
  return trx.updateTable('webhook').set(values).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

export async function deleteWebhook(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('webhook').where('id', '=', id).execute();
}

export type Notice = Selectable<WebhookNoticeTable>;

/** The notice of a change, which nobody else takes until the transaction ends. */
export async function lockNotice(
  trx: Transaction,
  { entity_type, entity_id, type }: Pick<Notice, 'entity_type' | 'entity_id' | 'type'>,
): Promise<Notice | null> {
  const notice = await trx
    .selectFrom('webhook_notice')
    .selectAll()
    .where('entity_type', '=', entity_type)
    .where('entity_id', '=', entity_id)
    .where('type', '=', type)
    .forUpdate()
    .executeTakeFirst();
  return notice ?? null;
}

export async function deleteNotice(trx: Transaction, id: string): Promise<void> {
  await trx.deleteFrom('webhook_notice').where('id', '=', id).execute();
}

/** The webhooks that want to be told of this. */
export async function selectReceivers(
  trx: Transaction,
  type: WebhookTable['entity_type'],
  id: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('webhook')
    .select('id')
    .where('entity_type', '=', type)
    .where(({ or, eb }) => or([eb('entity_id', 'is', null), eb('entity_id', '=', id)]))
    .execute();
  return rows.map((row) => row.id);
}
