import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { may } from '#lib/server/accounts/index.ts';
import type { ApiEnv } from './api-context.ts';
import { addApplications } from './requests-about-applications.ts';
import { addContracts } from './requests-about-contracts.ts';
import { addFigures } from './requests-about-figures.ts';
import { addPlans } from './requests-about-plans.ts';
import { addOneself } from './requests-about-oneself.ts';
import { operation } from './operation.ts';
import { operationPolicies, type OperationPolicy } from './operation-policies.ts';
import { problemResponse, type Problem } from './problem.ts';

/** The API: every operation behind one middleware that asks the table of policies. */
export function createApi(): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success)
        return problemResponse(400, undefined, errorsOf(result.error, result.target === 'json'));
      return undefined;
    },
  });
  api.use(
    '*',
    enforceOperationPolicy(() => policiesOf(api)),
  );
  addOneself(api);
  addApplications(api);
  addContracts(api);
  addFigures(api);
  addPlans(api);
  const describe = operation('describeApi', z.record(z.string(), z.unknown()), {
    method: 'get',
    path: '/openapi.json',
    summary: 'This description',
  });
  api.openapi(describe, (c) =>
    c.json(Object.fromEntries(Object.entries(describeApi(api, c.env.version))), 200),
  );
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'allm_…',
    description: 'An API token, made under /account/tokens',
  });
  api.notFound(() => problemResponse(404));
  api.onError((thrown) => {
    if (thrown instanceof HTTPException) return problemResponse(thrown.status, thrown.message || undefined);
    throw thrown;
  });
  return api;
}

/** The OpenAPI document; each operation says under `x-policy` who may call it. */
export function describeApi(api: OpenAPIHono<ApiEnv>, version: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Allmende',
      version,
      description:
        'The inventory of an authority, its measure and what it is made from. Every figure is an interval; null is unknown.',
      license: { name: 'EUPL-1.2', url: 'https://spdx.org/licenses/EUPL-1.2.html' },
    },
    servers: [{ url: '/api/v1' }],
  });
}

/** Policies by method and path, in the words of the router: `GET /applications/:id`. */
function policiesOf(api: OpenAPIHono<ApiEnv>): Map<string, OperationPolicy> {
  const known: Readonly<Record<string, OperationPolicy>> = operationPolicies;
  return new Map(
    api.openAPIRegistry.definitions.flatMap((definition) => {
      if (definition.type !== 'route') return [];
      const { method, path, operationId } = definition.route;
      const policy = operationId === undefined ? undefined : known[operationId];
      const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      return policy === undefined ? [] : [[route, policy] as const];
    }),
  );
}

/** Lets a request through to its operation, or refuses it. Runs before anything of the request is read. */
function enforceOperationPolicy(
  policies: () => ReadonlyMap<string, OperationPolicy>,
): MiddlewareHandler<ApiEnv> {
  let table: ReadonlyMap<string, OperationPolicy> | undefined;
  return async (c, next) => {
    table ??= policies();
    const policy = policyFor(c, table);
    const { identity } = c.env;
    if (policy !== 'public' && identity.via === 'guest') return problemResponse(401);
    if (policy === null) return problemResponse(404);
    if (policy !== 'public' && policy !== 'identified' && !may(identity, policy))
      return problemResponse(403, `This needs ${policy} in the authority that the request acts for.`);
    await next();
    return undefined;
  };
}

/** The policy of the operation that will answer; null when none will, or when it has none. */
function policyFor(
  c: Context<ApiEnv>,
  policies: ReadonlyMap<string, OperationPolicy>,
): OperationPolicy | null {
  const answering = matchedRoutes(c).filter(({ path, method }) => path !== '/*' || method !== 'ALL');
  const [route] = answering;
  return (route && policies.get(`${route.method} ${route.path}`)) ?? null;
}

function errorsOf(error: z.core.$ZodError, inBody: boolean): NonNullable<Problem['errors']> {
  return error.issues.slice(0, 50).map(({ path, message }) => ({
    pointer:
      (inBody ? '' : '#') +
      path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join(''),
    detail: message,
  }));
}
