import { z } from '@hono/zod-openapi';

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Not found' }),
    status: z.number().int().openapi({ example: 404 }),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .openapi({ description: 'What is wrong, by the place in the request (JSON pointer)' }),
  })
  .openapi('Problem', { description: 'A problem as RFC 9457 describes it' });

export type Problem = z.infer<typeof problemSchema>;

const titles: Readonly<Record<number, string>> = {
  400: 'Not a valid request',
  401: 'Show who you are',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Changed meanwhile',
  415: 'Send JSON',
  500: 'The server failed',
};

/**
 * The answer to a request that cannot be fulfilled.
 *
 * @example return problemResponse(404, 'There is no such application.')
 */
export function problemResponse(status: number, detail?: string, errors?: Problem['errors']): Response {
  const problem: Problem = {
    type: 'about:blank',
    title: titles[status] ?? 'The request failed',
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="Allmende"' } : {}),
    },
  });
}
