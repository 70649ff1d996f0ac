import { endUpload } from '#lib/server/inventory/index.ts';
import type { RequestHandler } from './$types.ts';

/** Ends the reading of the file that this person is uploading under this id; nothing of it is kept. */
export const POST: RequestHandler = async ({ request, locals }) => {
  const form = await request.formData();
  endUpload(locals.actor, String(form.get('upload') ?? ''));
  return new Response(null, { status: 204 });
};
