import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { app } from '#lib/server/app.ts';
import { moveStore } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

const order = z.object({ to: z.url({ protocol: /^postgres(ql)?$/ }) });

export const POST: RequestHandler = async ({ request }) => {
  // A form of another site cannot send this type.
  const isJson = request.headers.get('content-type')?.startsWith('application/json') === true;
  const parsed = order.safeParse(isJson ? await request.json().catch(() => null) : null);
  if (!parsed.success) return json({ ok: false, problem: 'no-address' }, { status: 400 });
  const result = await moveStore(app().operation, parsed.data.to);
  return json(result, { status: result.ok ? 200 : 409 });
};
