import type { Served } from '#lib/server/archive/index.ts';

const statuses = { 'no-copy': 404, busy: 503, 'not-understood': 400 } as const;
const words = {
  'no-copy': 'There is no copy of this repository.',
  busy: 'Many are reading in the archive right now. Please try again in a minute.',
  'not-understood': 'This is no request of git.',
} as const;

/** The answer to `git`, in words that `git` shows where something is wrong. */
export function servedResponse(served: Served): Response {
  if (served.ok) return new Response(served.body, { headers: { 'content-type': served.type } });
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '60' };
  return new Response(`${words[served.problem]}\n`, { status: statuses[served.problem], headers });
}
