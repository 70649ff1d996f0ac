import { z } from '@hono/zod-openapi';
import { describeFinding } from '@allmende/publiccode';
import { timeText } from '../api-times.ts';
import { idField } from '../fields.ts';
import type { CatalogueOperation } from '../operation.ts';
import { softwareOf } from './software.ts';

const parsedSchema = z
  .object({
    id: idField,
    name: z.string(),
    standing: z.enum(['valid', 'faulty', 'gone']),
    gone: z.object({ reason: z.string(), since: z.string() }).nullable(),
    origin: z.enum(['harvest', 'api', 'federation']),
    originUrl: z.string().nullable(),
    forkOf: idField.nullable().openapi({ description: 'The software that this one is a technical fork of' }),
    mergedInto: idField.nullable().openapi({ description: 'The software that shows this one' }),
    checkedAt: z.string().openapi({ format: 'date-time' }),
    publiccode: z.record(z.string(), z.unknown()).nullable().openapi({
      description: 'What the file says, folded into the newest shape; null where it cannot be read',
    }),
  })
  .openapi('ParsedSoftware');

const validationSchema = z
  .object({
    valid: z.boolean(),
    findings: z.array(
      z.object({
        severity: z.enum(['error', 'warning', 'note']),
        code: z.string(),
        key: z.string(),
        line: z.number().int(),
        column: z.number().int(),
        message: z.string(),
        remedy: z.string(),
      }),
    ),
  })
  .openapi('Validation', { description: 'Sentences in German or English, by Accept-Language' });

const common = { tag: 'software', method: 'get', scope: null } as const;

/** What the European API has not: the file read and judged. */
export const beyondOperations: readonly CatalogueOperation[] = [
  {
    ...common,
    id: 'getParsedSoftware',
    path: '/software/{id}/parsed',
    summary: 'What the file of software says, and how it stands',
    answer: parsedSchema,
    run: async (call) => {
      const entry = await softwareOf(call, "can't get Software");
      const { gone_reason: reason, gone_since: since } = entry;
      return {
        id: entry.id,
        name: entry.name,
        standing: entry.standing,
        gone: reason !== null && since !== null ? { reason, since: timeText(since) } : null,
        origin: entry.origin,
        originUrl: entry.origin_url,
        forkOf: entry.fork_of,
        mergedInto: entry.merged_into,
        checkedAt: timeText(entry.checked_at),
        publiccode: entry.model,
      };
    },
  },
  {
    ...common,
    id: 'getValidation',
    path: '/software/{id}/validation',
    summary: 'What is right and wrong with the file of software, with what to do',
    answer: validationSchema,
    run: async (call) => {
      const entry = await softwareOf(call, "can't get Software");
      return {
        valid: entry.findings.every(({ severity }) => severity !== 'error'),
        findings: entry.findings.map((finding) => {
          const { severity, code, key, line, column } = finding;
          return { severity, code, key, line, column, ...describeFinding(finding, call.language) };
        }),
      };
    },
  },
];
