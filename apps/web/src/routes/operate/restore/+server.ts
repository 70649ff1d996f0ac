import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { piecesOf, readPassphrase, restoreBackup } from '#lib/server/operating/index.ts';
import type { RequestHandler } from './$types.ts';

/** The word that lets a restore replace what people have brought. */
const confirmation = 'everything';

export const POST: RequestHandler = async ({ request, url }) => {
  const read = readPassphrase(request.headers);
  if (!read.ok) return json(read, { status: 400 });
  if (!request.body) return json({ ok: false, problem: 'not-a-backup' }, { status: 422 });
  const given = url.searchParams.get('replace');
  if (given !== null && given !== confirmation)
    return json({ ok: false, problem: 'not-confirmed' }, { status: 400 });
  const result = await restoreBackup(app().operation, piecesOf(request.body), {
    passphrase: read.passphrase,
    replaces: given === confirmation,
  });
  const isConflict = !result.ok && (result.problem === 'store-not-empty' || result.problem === 'busy');
  return json(result, { status: result.ok ? 200 : isConflict ? 409 : 422 });
};
