import { fail, redirect } from '@sveltejs/kit';
import {
  authorityKinds,
  formDate,
  listAuthorities,
  mergeAuthorities,
  newAuthority,
  previewMerge,
  type Merge,
} from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const living = (await listAuthorities(app().db, locals.actor)).filter(({ endedOn }) => endedOn === null);
  const chosen = url.searchParams.getAll('from');
  const named = ({ id, name, kind }: (typeof living)[number]) => ({ id, name, kind });
  return {
    from: living.filter(({ id }) => chosen.includes(String(id))).map(named),
    others: living.filter(({ id }) => !chosen.includes(String(id))).map(named),
    kinds: authorityKinds,
    today: new Date().toISOString().slice(0, 10),
  };
};

type Read = { ok: true; merge: Merge } | { ok: false; message: string };

function mergeOf(form: FormData, language: Language): Read {
  const t = texts(language).authorities;
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const from = form.getAll('from').map(Number).filter(Number.isSafeInteger);
  const on = formDate(form, 'on');
  if (!on) return { ok: false, message: t.dateWrong };
  if (/^\d{1,9}$/.test(text('into'))) return { ok: true, merge: { from, into: Number(text('into')), on } };
  if (text('name') === '') return { ok: false, message: t.intoMissing };
  const made = newAuthority.safeParse({ name: text('name'), kind: text('kind'), key: text('key') });
  return made.success
    ? { ok: true, merge: { from, into: made.data, on } }
    : { ok: false, message: t.nameMissing };
}

const given = (form: FormData) => ({
  into: String(form.get('into') ?? ''),
  name: String(form.get('name') ?? ''),
  kind: String(form.get('kind') ?? ''),
  key: String(form.get('key') ?? ''),
  on: String(form.get('on') ?? ''),
});

export const actions: Actions = {
  preview: async ({ request, locals }) => {
    const form = await request.formData();
    const t = texts(locals.language).authorities;
    const read = mergeOf(form, locals.language);
    if (!read.ok) return fail(422, { values: given(form), message: read.message, preview: null });
    const result = await previewMerge(app().db, locals.actor, read.merge);
    if (result.ok) return { values: given(form), message: null, preview: result.preview };
    const message =
      result.problem === 'cycle' ? t.cycle(result.path.join(' → ')) : t.problems[result.problem];
    return fail(422, { values: given(form), message, preview: null });
  },
  apply: async ({ request, locals }) => {
    const form = await request.formData();
    const t = texts(locals.language).authorities;
    const read = mergeOf(form, locals.language);
    if (!read.ok) return fail(422, { values: given(form), message: read.message, preview: null });
    const result = await mergeAuthorities(app().db, locals.actor, read.merge);
    if (result.ok) redirect(303, `/operate/authorities/${result.authority}?done=saved`);
    const message =
      result.problem === 'cycle' ? t.cycle(result.path.join(' → ')) : t.problems[result.problem];
    return fail(422, { values: given(form), message, preview: null });
  },
};
