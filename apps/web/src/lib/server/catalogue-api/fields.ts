import { z } from '@hono/zod-openapi';
import { normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';

// The message of each rule is its name, by which the problem is worded.

const missing = (issue: { input: unknown }): string =>
  issue.input === undefined || issue.input === null ? 'required' : 'type';

/** A text that must be there; an empty one is not. */
export const requiredText = (longest = 255) =>
  z.string({ error: missing }).min(1, 'required').max(longest, 'max');

/** A text that may be left out, but is not empty. */
export const optionalText = (longest = 255) => z.string('type').min(1, 'min').max(longest, 'max').optional();

/** The address of a repository, brought into its one spelling. */
export const repositoryUrl = z
  .string({ error: missing })
  .min(1, 'required')
  .max(2000, 'max')
  .transform((text, context) => {
    const url = normaliseRepositoryUrl(text);
    if (url !== null && !/[\s\0]/.test(url)) return url;
    context.addIssue({ code: 'custom', message: 'url' });
    return z.NEVER;
  })
  .openapi({ type: 'string', format: 'uri', example: 'https://gitlab.example/stadt/baumkataster' });

/** An address of the web, kept as it is written. */
export const webUrl = z
  .string({ error: missing })
  .min(1, 'required')
  .max(2000, 'max')
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'url')
  .openapi({ type: 'string', format: 'uri' });

export const flag = z.boolean('type');

/** When something was made and last changed. */
export const times = {
  createdAt: z.string().openapi({ format: 'date-time' }),
  updatedAt: z.string().openapi({ format: 'date-time' }),
};

export const idField = z.string().openapi({ format: 'uuid' });
