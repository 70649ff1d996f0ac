import { OpenAPIHono } from '@hono/zod-openapi';
import { noteAccount, noteAuthority } from '#lib/server/audit/index.ts';
import { isStoreError } from '#lib/server/database/index.ts';
import type { CatalogueApiEnv } from './catalogue-api-env.ts';
import { CatalogueProblem, problemAnswer } from './catalogue-problem.ts';
import type { Credentials } from './credentials.ts';
import type { Call, CatalogueOperation } from './operation.ts';
import { analysisOperations } from './operations/analyses.ts';
import { askingOperations } from './operations/asking.ts';
import { beyondOperations } from './operations/beyond.ts';
import { bundleOperations } from './operations/bundles.ts';
import { catalogOperations } from './operations/catalogs.ts';
import { eventOperations } from './operations/events.ts';
import { logOperations } from './operations/logs.ts';
import { publisherOperations } from './operations/publishers.ts';
import { softwareOperations } from './operations/software.ts';
import { webhookOperations } from './operations/webhooks.ts';
import { describeOperations } from './describe-operations.ts';
import { nameActor } from './store/events.ts';

/** Every operation. Webhooks stand first: `/software/webhooks` is no software called webhooks. */
export const catalogueOperations: readonly CatalogueOperation[] = [
  ...webhookOperations,
  ...catalogOperations,
  ...publisherOperations,
  ...softwareOperations,
  ...logOperations,
  ...analysisOperations,
  ...bundleOperations,
  ...eventOperations,
  ...beyondOperations,
  ...askingOperations,
];

/** The European catalogue API: each operation in one transaction, together with whatever it changes. */
export function createCatalogueApi(): OpenAPIHono<CatalogueApiEnv> {
  const api = new OpenAPIHono<CatalogueApiEnv>();
  for (const operation of catalogueOperations) {
    const path = operation.path.replace(/\{(\w+)\}/g, ':$1');
    api.on(operation.method.toUpperCase(), path, async (c) => {
      const given: Record<string, string> = c.req.param();
      // No id has a NUL, which the store would refuse.
      const params = Object.entries(given).map(([name, value]) => [name, value.replaceAll('\0', '')]);
      const answer = await answered(operation, c.req.raw, Object.fromEntries(params), c.env);
      const headers = { 'content-type': 'application/json' };
      return answer === null
        ? new Response(null, { status: 204 })
        : new Response(JSON.stringify(answer), { headers });
    });
  }
  describeOperations(api, catalogueOperations);
  api.get('/openapi.json', (c) => c.json(describeCatalogueApi(api, c.env.version), 200));
  api.notFound((c) => {
    const isRead = c.req.method === 'GET';
    if (!isRead && !c.env.credentials) return problemAnswer(unidentified());
    return problemAnswer(new CatalogueProblem(404, `Cannot ${c.req.method} ${c.env.path}`));
  });
  api.onError((thrown) => {
    if (thrown instanceof CatalogueProblem) return problemAnswer(thrown);
    throw thrown;
  });
  return api;
}

async function answered(
  operation: CatalogueOperation,
  request: Request,
  params: Record<string, string>,
  context: CatalogueApiEnv['Bindings'],
): Promise<unknown> {
  const { db, language, secret, credentials, now } = context;
  refuse(operation, credentials);
  const body = operation.method === 'get' ? '' : await request.text();
  const call: Omit<Call, 'trx'> = {
    params,
    search: new URL(request.url).searchParams,
    body,
    contentType: request.headers.get('content-type') ?? '',
    now: now(),
    language,
    secret,
    holds: (scope) => credentials?.scopes.has(scope) ?? false,
  };
  if ('ask' in operation) return operation.ask(call, context);
  try {
    return await db.asOperator(async (trx) => {
      if (operation.method !== 'get' && credentials) {
        noteAuthority(trx, null);
        noteAccount(trx, credentials.actor);
        await nameActor(trx, credentials.actor);
      }
      return operation.run({ ...call, trx });
    });
  } catch (thrown) {
    // Somebody else has written the same name or address meanwhile, or leant on what was to go.
    if (isStoreError(thrown, '23505') || isStoreError(thrown, '23503'))
      throw new CatalogueProblem(409, `can't ${verbs[operation.method]} it`, 'already exists or is in use');
    throw thrown;
  }
}

const unidentified = (): CatalogueProblem => new CatalogueProblem(401, 'token authentication failed');

const verbs = { get: 'get', post: 'create', patch: 'update', delete: 'delete' } as const;

function refuse({ scope }: CatalogueOperation, credentials: Credentials | null): void {
  if (scope === null || credentials?.scopes.has(scope)) return;
  if (!credentials) throw unidentified();
  throw new CatalogueProblem(403, 'token is not good for this', `this needs a token with ${scope}`);
}

/** The OpenAPI document; each operation says under `x-scope` what a token must be good for. */
function describeCatalogueApi(api: OpenAPIHono<CatalogueApiEnv>, version: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Allmende: catalogue of public code',
      version,
      description:
        'The API of the European catalogues of public code, with what it lacks: files that are read and judged, search, quality, and who uses what.',
      license: { name: 'EUPL-1.2', url: 'https://spdx.org/licenses/EUPL-1.2.html' },
    },
    servers: [{ url: '/v1' }],
  });
}
