import { z } from '@hono/zod-openapi';
import { timeText } from './api-times.ts';
import { flag, idField, optionalText, repositoryUrl, requiredText, times } from './fields.ts';
import type { Publisher } from './store/publishers.ts';

const codeHosting = z.strictObject({ url: repositoryUrl, group: flag.optional() });

/** What may be sent of a publisher. */
export const publisherFields = z
  .strictObject({
    codeHosting: z
      .array(codeHosting, { error: ({ input }) => (input === undefined ? 'required' : 'type') })
      .min(1, 'gt')
      .max(1000, 'lt'),
    description: requiredText(1000),
    email: z.string('type').max(255, 'max').pipe(z.email('email')).optional(),
    active: flag.optional(),
    alternativeId: optionalText(),
  })
  .openapi('PublisherFields');

export const publisherSchema = z
  .object({
    id: idField,
    description: z.string(),
    email: z.string().optional(),
    codeHosting: z.array(z.object({ url: z.string(), group: z.boolean(), ...times })),
    active: z.boolean(),
    alternativeId: z.string().optional(),
    catalogId: z.string().optional(),
    ...times,
  })
  .openapi('Publisher');

/** A publisher as it may be changed. */
export function publisherDocument(row: Publisher): z.output<typeof publisherFields> {
  return {
    codeHosting: row.code_hosting.map(({ url, group }) => ({ url, group })),
    description: row.description,
    ...(row.email !== null && { email: row.email }),
    active: row.active,
    ...(row.alternative_id !== null && { alternativeId: row.alternative_id }),
  };
}

/** A publisher as it is shown. */
export function publisherAnswer(row: Publisher) {
  return {
    id: row.id,
    createdAt: timeText(row.created_at),
    updatedAt: timeText(row.updated_at),
    ...publisherDocument(row),
    codeHosting: row.code_hosting,
    ...(row.catalog_id !== null && { catalogId: row.catalog_id }),
  };
}
