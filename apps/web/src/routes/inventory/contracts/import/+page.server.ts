import { fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { uploadContractList } from '#lib/server/contracts/index.ts';
import type { Actions } from './$types.ts';

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { language, actor } = locals;
    const file = (await request.formData()).get('file');
    // A field without a file is sent as a file without a name.
    if (!(file instanceof File) || file.name === '')
      return fail(400, { messages: [texts(language).importList.nothingGiven] });
    const given = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    const read = await uploadContractList(app().db, actor, given, language);
    if (!read.ok) return fail(422, { messages: read.messages });
    redirect(303, `/inventory/contracts/import/${read.id}`);
  },
};
