import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { backUp, readPassphrase } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

export const POST: RequestHandler = async ({ request }) => {
  const read = readPassphrase(request.headers);
  if (!read.ok) return json(read, { status: 400 });
  const { file, rows } = await backUp(app().operation, read.passphrase);
  const day = new Date().toISOString().slice(0, 10);
  return new Response(file, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="allmende-${day}.age"`,
      'allmende-rows': String(rows),
    },
  });
};
