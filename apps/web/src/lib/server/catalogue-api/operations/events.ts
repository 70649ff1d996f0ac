import { z } from '@hono/zod-openapi';
import { timeText } from '../api-times.ts';
import { CatalogueProblem } from '../catalogue-problem.ts';
import { idField } from '../fields.ts';
import type { Call, CatalogueOperation } from '../operation.ts';
import { isId, pageOf, readPage } from '../page.ts';
import { pageSchema, pageSearch, placeOf } from '../page-schema.ts';
import { selectEvent, selectEvents, type CatalogueEvent } from '../store/events.ts';

const types = ['created', 'updated', 'deleted'] as const;
const entities = ['software', 'publishers', 'catalogs'] as const;

const eventSchema = z
  .object({
    id: idField,
    type: z.enum(types),
    entityType: z.enum(entities),
    entityId: idField,
    actor: z.string().optional().openapi({ description: 'The token; only for who may read who did what' }),
    createdAt: z.string().openapi({ format: 'date-time' }),
  })
  .openapi('Event');

/** Who did it is told to whom that concerns, not to everybody. */
const answerOf = (event: CatalogueEvent, tellsActor: boolean) => ({
  id: event.id,
  createdAt: timeText(event.created_at),
  type: event.type,
  entityType: event.entity_type,
  entityId: event.entity_id,
  ...(tellsActor && event.actor !== null && { actor: event.actor }),
});

/** One of these words, also in the form that webhooks use (`create`); undefined where it is not asked for. */
function oneOf(
  words: readonly string[],
  given: string | null,
  name: string,
  title: string,
): string | undefined {
  if (given === null || given === '') return undefined;
  const found = words.find((word) => word === given || word === `${given}d`);
  if (found === undefined)
    throw new CatalogueProblem(422, title, `${name} is not one of: ${words.join(', ')}`);
  return found;
}

function filterOf({ search, holds }: Call, title: string) {
  const type = oneOf(types, search.get('type'), 'type', title);
  const entityType = oneOf(entities, search.get('entityType'), 'entityType', title);
  const entityId = search.get('entityId');
  if (entityId !== null && !isId(entityId)) throw new CatalogueProblem(422, title, 'entityId is not an id');
  const actor = search.get('actor');
  if (actor !== null && !holds('events:read'))
    throw new CatalogueProblem(403, title, 'this needs a token with events:read');
  return {
    ...(type !== undefined && { type }),
    ...(entityType !== undefined && { entityType }),
    ...(entityId !== null && { entityId }),
    ...(actor !== null && { actor: actor.replaceAll('\0', '') }),
  };
}

const common = { tag: 'events', scope: null, method: 'get' } as const;

export const eventOperations: readonly CatalogueOperation[] = [
  {
    ...common,
    id: 'listEvents',
    path: '/events',
    summary: 'What has changed in the catalogue, newest first',
    search: {
      type: 'created, updated or deleted',
      entityType: 'software or publishers',
      entityId: 'Of this one only',
      actor: 'By this token only; needs events:read',
      ...pageSearch,
    },
    answer: pageSchema('Events', eventSchema),
    run: async (call) => {
      const title = "can't get Events";
      const page = readPage(call.search, title);
      const rows = await selectEvents(call.trx, page, filterOf(call, title));
      const of = (event: CatalogueEvent) => answerOf(event, call.holds('events:read'));
      return pageOf<CatalogueEvent>(rows, call.search, { of, place: placeOf });
    },
  },
  {
    ...common,
    id: 'getEvent',
    path: '/events/{id}',
    summary: 'One event',
    answer: eventSchema,
    run: async ({ trx, params, holds }) => {
      const event = await selectEvent(trx, params['id'] ?? '');
      if (!event) throw new CatalogueProblem(404, "can't get Event", 'Event was not found');
      return answerOf(event, holds('events:read'));
    },
  },
];
