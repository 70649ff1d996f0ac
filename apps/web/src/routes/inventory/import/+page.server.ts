import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { listBatches, listImports, uploadList, whileWanted } from '#lib/server/inventory/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => ({
  imports: await listImports(app().db, locals.actor),
  batches: await listBatches(app().db, locals.actor),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const file = form.get('file');
    const text = String(form.get('text') ?? '');
    const given =
      // A field without a file is sent as a file without a name.
      file instanceof File && file.name !== ''
        ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
        : text.trim() !== ''
          ? { text }
          : null;
    if (!given) return fail(400, { messages: [texts(locals.language).importList.nothingGiven], text });
    const { actor, language } = locals;
    const upload = String(form.get('upload') ?? '');
    const uploaded = await whileWanted(actor, upload, request.signal, (signal) =>
      uploadList(app().db, actor, given, language, signal),
    );
    if (!uploaded) return fail(409, { messages: [texts(language).importWizard.upload.cancelled], text });
    if (!uploaded.ok) return fail(422, { messages: uploaded.messages, text });
    redirect(303, `/inventory/import/${uploaded.id}`);
  },
};
