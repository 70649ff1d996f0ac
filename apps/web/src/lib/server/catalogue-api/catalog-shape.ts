import { z } from '@hono/zod-openapi';
import { timeText } from './api-times.ts';
import { flag, idField, optionalText, requiredText, times, webUrl } from './fields.ts';
import type { Catalog } from './store/catalogs.ts';

const source = z.strictObject({
  url: webUrl,
  driver: optionalText(100),
  args: z.record(z.string().max(100, 'max'), z.unknown(), 'type').optional(),
});

/** What may be sent of a catalogue. */
export const catalogFields = z
  .strictObject({
    name: requiredText(),
    alternativeId: optionalText(),
    active: flag.optional(),
    publishersNamespace: optionalText(),
    scopes: z.array(z.string('type').min(1, 'min').max(255, 'max'), 'type').max(200, 'lt').optional(),
    sources: z.array(source, 'type').max(500, 'lt').optional(),
  })
  .openapi('CatalogFields');

export const catalogSchema = z
  .object({
    id: idField,
    name: z.string(),
    alternativeId: z.string().optional(),
    active: z.boolean(),
    publishersNamespace: z.string().optional(),
    scopes: z.array(z.string()).optional(),
    sources: z.array(z.object({ url: z.string(), driver: z.string().optional() })),
    ...times,
  })
  .openapi('Catalog');

/** A catalogue as it may be changed. */
export function catalogDocument(row: Catalog): z.output<typeof catalogFields> {
  return {
    name: row.name,
    ...(row.alternative_id !== null && { alternativeId: row.alternative_id }),
    active: row.active,
    ...(row.publishers_namespace !== null && { publishersNamespace: row.publishers_namespace }),
    ...(row.scopes.length > 0 && { scopes: row.scopes }),
    sources: row.sources,
  };
}

/** A catalogue as it is shown. */
export function catalogAnswer(row: Catalog) {
  return {
    id: row.id,
    createdAt: timeText(row.created_at),
    updatedAt: timeText(row.updated_at),
    ...catalogDocument(row),
  };
}
