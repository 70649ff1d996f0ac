import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { CatalogueApiEnv } from './catalogue-api-env.ts';
import type { CatalogueOperation } from './operation.ts';

const problemSchema = z
  .object({
    title: z.string(),
    detail: z.string().optional(),
    status: z.number().int(),
    validationErrors: z
      .array(z.object({ field: z.string(), rule: z.string(), value: z.string() }))
      .optional(),
  })
  .openapi('Problem');

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

const validatedSchema = z
  .object({
    valid: z.boolean(),
    results: z.array(
      z.object({
        type: z.enum(['error', 'warning']),
        key: z.string(),
        description: z.string(),
        line: z.number().int(),
        column: z.number().int(),
      }),
    ),
    normalized: z.string().nullable(),
  })
  .openapi('Validated');

/** Enters every operation into the OpenAPI document, and the two that are routes of their own. */
export function describeOperations(
  api: OpenAPIHono<CatalogueApiEnv>,
  operations: readonly CatalogueOperation[],
): void {
  const registry = api.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token made under /catalogue/tokens (allc_…), or a PASETO (v2.local.…) with the shared key',
  });
  for (const operation of operations) registry.registerPath(describedPath(operation));
  registry.registerPath({
    method: 'get',
    path: '/status',
    operationId: 'getStatus',
    tags: ['service'],
    summary: 'Whether the service is well',
    responses: { 204: { description: 'It is' } },
  });
  registry.registerPath({
    method: 'post',
    path: '/validate',
    operationId: 'validateFile',
    tags: ['service'],
    summary: 'Judge a publiccode.yml as the reference parser does; nothing of it is kept',
    request: { body: { content: { 'application/x-yaml': { schema: z.string() } }, required: true } },
    responses: {
      200: { description: 'The verdict', content: { 'application/json': { schema: validatedSchema } } },
    },
  });
}

function describedPath(
  operation: CatalogueOperation,
): Parameters<OpenAPIHono<CatalogueApiEnv>['openAPIRegistry']['registerPath']>[0] {
  const { method, path, scope, body, answer, search = {} } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const mediaTypes =
    method === 'patch'
      ? ['application/merge-patch+json', 'application/json-patch+json']
      : ['application/json'];
  // A JSON Patch is a list, whatever it changes.
  const contents = mediaTypes.map((type) => [
    type,
    { schema: type === 'application/json-patch+json' ? z.array(z.looseObject({ op: z.string() })) : body },
  ]);
  return {
    method,
    path,
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(scope !== null && { 'x-scope': scope, security: [{ token: [] }] }),
    request: {
      ...(names.length > 0 && {
        params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      }),
      ...(Object.keys(search).length > 0 && {
        query: z.object(
          Object.fromEntries(
            Object.entries(search).map(([name, description]) => [
              name,
              z.string().optional().openapi({ description }),
            ]),
          ),
        ),
      }),
      ...(body && { body: { content: Object.fromEntries(contents), required: true } }),
    },
    responses: {
      ...(answer === null
        ? { 204: { description: 'Done' } }
        : { 200: { description: 'Done', content: { 'application/json': { schema: answer } } } }),
      ...(method !== 'get' && {
        400: problem('The body cannot be read'),
        401: problem('No token, or none in force'),
        403: problem('The token is not good for this'),
        409: problem('Something else has this name or address, or leans on it'),
      }),
      ...(names.length > 0 && { 404: problem('There is no such thing') }),
      422: problem('A parameter or a field is not as it should be'),
      429: problem('Too many requests'),
    },
  };
}
