import { json } from '@sveltejs/kit';
import { matchTargets } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import { fillInventories } from '#lib/server/inventory/index.ts';
import { piecesOf } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request }) => {
  if (!request.body) return json({ ok: false, problem: 'not-lists', detail: '0' }, { status: 422 });
  const { operation, knowledge } = app();
  const result = await fillInventories(operation, piecesOf(request.body), {
    targets: matchTargets(knowledge),
    capabilities: knowledge.capabilities,
  });
  return json(result, { status: result.ok ? 200 : result.problem === 'busy' ? 409 : 422 });
};
