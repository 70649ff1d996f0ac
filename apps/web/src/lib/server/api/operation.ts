import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi';
import { operationPolicies, type Operation } from './operation-policies.ts';
import { problemSchema } from './problem.ts';

type Described = Omit<RouteConfig, 'operationId' | 'responses' | 'middleware' | 'security'>;

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/**
 * One operation with its policy and the problems that every operation can have. `answer` is the body of a 200.
 *
 * @example operation('whoAmI', whoAmISchema, { method: 'get', path: '/whoami', summary: 'Who you are' })
 */
export function operation<Answer extends z.ZodType, const Given extends Described>(
  operationId: Operation,
  answer: Answer,
  described: Given,
) {
  const policy = operationPolicies[operationId];
  return createRoute({
    ...described,
    operationId,
    'x-policy': policy,
    ...(policy === 'public' ? {} : { security: [{ token: [] }] }),
    responses: {
      200: { description: 'What was asked for', content: { 'application/json': { schema: answer } } },
      400: problem('The request is not valid'),
      401: problem('Nobody is identified by the request'),
      403: problem('The token or the person may not do this'),
      404: problem('There is no such thing in this authority'),
    },
  });
}
