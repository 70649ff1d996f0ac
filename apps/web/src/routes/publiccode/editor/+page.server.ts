import { fail } from '@sveltejs/kit';
import { formatter, texts } from '#lib/i18n/index.ts';
import { editFile, editorFields, mostBytes, openFile } from '#lib/server/publiccode/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = () => ({ fields: editorFields() });

const today = (): string => new Date().toISOString().slice(0, 10);

export const actions: Actions = {
  write: async ({ request, locals }) => ({
    step: 'written' as const,
    file: editFile(await request.formData(), today(), locals.language),
  }),
  open: async ({ request, locals }) => {
    const given = (await request.formData()).get('file');
    const t = texts(locals.language).publiccode;
    if (!(given instanceof File) || given.size === 0)
      return fail(422, { step: 'refused' as const, message: t.nothing });
    if (given.size > mostBytes) {
      const limit = `${formatter(locals.language).integer(mostBytes / 1000)} kB`;
      return fail(422, { step: 'refused' as const, message: t.tooLarge(limit) });
    }
    const opened = openFile(new Uint8Array(await given.arrayBuffer()), today(), locals.language);
    if (!opened.ok) return fail(422, { step: 'unreadable' as const, checked: opened.checked });
    return { step: 'opened' as const, file: opened.file };
  },
};
