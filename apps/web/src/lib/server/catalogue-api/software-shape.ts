import { z } from '@hono/zod-openapi';
import type { Entry } from '#lib/server/catalogue/index.ts';
import { timeText } from './api-times.ts';
import { flag, idField, optionalText, repositoryUrl, times } from './fields.ts';

/** Longer files than this are no descriptions. */
const longestFile = 1_000_000;

/** What may be sent of software. */
export const softwareFields = z
  .strictObject({
    url: repositoryUrl,
    publiccodeYml: z
      .string({ error: ({ input }) => (input === undefined ? 'required' : 'type') })
      .min(1, 'required')
      .max(longestFile, 'max')
      .openapi({ description: 'The publiccode.yml as text; kept whatever its errors' }),
    aliases: z.array(repositoryUrl, 'type').max(500, 'lt').optional(),
    active: flag.optional(),
    vitality: optionalText(1000),
  })
  .openapi('SoftwareFields');

export const softwareSchema = z
  .object({
    id: idField,
    url: z.string(),
    aliases: z.array(z.string()),
    publiccodeYml: z.string(),
    active: z.boolean().openapi({ description: 'False where it is switched off or no longer found' }),
    vitality: z.string().optional(),
    catalogId: z.string().optional(),
    originUrl: z
      .string()
      .optional()
      .openapi({ description: 'The catalogue that found it, where that is another one' }),
    via: z.array(z.string()).optional().openapi({
      description: 'The catalogues that it came through, from the nearest to the one that found it',
    }),
    modifiedAt: z
      .string()
      .optional()
      .openapi({ format: 'date-time', description: 'When the file changed there' }),
    ...times,
  })
  .openapi('Software');

/** Software as it may be changed. */
export function softwareDocument(entry: Entry): z.output<typeof softwareFields> {
  return {
    url: entry.url,
    publiccodeYml: entry.publiccode_yml,
    aliases: entry.aliases,
    active: entry.active,
    ...(entry.vitality !== null && { vitality: entry.vitality }),
  };
}

/** Software as it is shown. */
export function softwareAnswer(entry: Entry) {
  return {
    id: entry.id,
    createdAt: timeText(entry.created_at),
    updatedAt: timeText(entry.updated_at),
    ...softwareDocument(entry),
    active: entry.active && entry.standing !== 'gone',
    ...(entry.catalog_id !== null && { catalogId: entry.catalog_id }),
    // It stays somebody else's: whoever takes it on from here can tell.
    ...(entry.origin_url !== null && { originUrl: entry.origin_url }),
    ...(entry.federated !== null && entry.federated),
  };
}
