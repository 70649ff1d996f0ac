import { fail, redirect } from '@sveltejs/kit';
import { layOut } from '#lib/documents/lay-out.ts';
import { app } from '#lib/server/app.ts';
import { describePapers, paperSettings, samplePaper, viewPaperSettings } from '#lib/server/papers/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

/** Rows of the form: as many as there are fields, and some to fill in. */
const rows = 12;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const { actor, language } = locals;
  const today = new Date().toISOString().slice(0, 10);
  return {
    ...(await viewPaperSettings(db, actor, language)),
    sample: layOut(await samplePaper(db, actor, language, today)),
    rows,
    saved: url.searchParams.has('saved'),
  };
};

const fills = ['text', 'date', 'subject', 'publicity'] as const;

/** As the form gives it: what is typed stays in it when something is wrong. */
function read(form: FormData) {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const fields = Array.from({ length: rows }, (_, index) => ({
    position: Number.parseFloat(text(`position-${index}`).replace(',', '.')) || index + 1,
    label: text(`label-${index}`),
    fill: fills.find((fill) => fill === text(`fill-${index}`)) ?? 'text',
    text: text(`text-${index}`),
  }));
  return {
    name: text('name'),
    lines: text('lines').split(/\r?\n/),
    footer: text('footer'),
    logo_alt: text('logo_alt'),
    fields: fields.sort((a, b) => a.position - b.position),
    revision: Number(text('revision')) || 0,
  };
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const { revision, ...given } = read(form);
    const refused = (errors: Record<string, string>) => fail(422, { given, revision, errors });
    const parsed = paperSettings.safeParse(given);
    if (!parsed.success)
      return refused(
        Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0]), String(path[0])])),
      );
    const file = form.get('logo');
    const chosen =
      file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined;
    const logo = chosen ?? (form.has('remove') ? null : undefined);
    const kept = await describePapers(app().db, locals.actor, parsed.data, revision, logo);
    if (!kept.ok)
      return refused({ [kept.problem === 'changed-meanwhile' ? 'changed' : 'logo']: kept.problem });
    redirect(303, '/settings/papers?saved');
  },
};
