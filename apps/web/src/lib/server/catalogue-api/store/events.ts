import { sql, type Selectable } from 'kysely';
import type { CatalogueEntity, CatalogueEventTable, Transaction } from '#lib/server/database/index.ts';
import { isId, type PageRequest, type Rows } from '../page.ts';
import { selectPage } from './select-page.ts';

export type CatalogueEvent = Selectable<CatalogueEventTable>;

export async function selectEvent(trx: Transaction, id: string): Promise<CatalogueEvent | null> {
  if (!isId(id)) return null;
  const event = await trx.selectFrom('catalogue_event').selectAll().where('id', '=', id).executeTakeFirst();
  return event ?? null;
}

/** Newest first. */
export async function selectEvents(
  trx: Transaction,
  page: PageRequest,
  filter: { type?: string; entityType?: string; entityId?: string; actor?: string },
): Promise<Rows<CatalogueEvent>> {
  let events = trx.selectFrom('catalogue_event').selectAll();
  if (filter.type !== undefined) events = events.where('type', '=', filter.type as CatalogueEvent['type']);
  if (filter.entityType !== undefined)
    events = events.where('entity_type', '=', filter.entityType as CatalogueEntity);
  if (filter.entityId !== undefined) events = events.where('entity_id', '=', filter.entityId);
  if (filter.actor !== undefined) events = events.where('actor', '=', filter.actor);
  return selectPage(events, 'catalogue_event', page, 'newest');
}

/** Names who writes, for the events of this transaction. */
export async function nameActor(trx: Transaction, actor: string): Promise<void> {
  await sql`select set_config('app.actor', ${actor}, true)`.execute(trx);
}
