import { error, fail, redirect } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { applyReturn, discardReturn, undoReturn, viewReturn } from '#lib/server/exchange/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const view = await viewReturn(db, knowledge, locals.actor, params.id, {
    language: locals.language,
    all: url.searchParams.has('all'),
  });
  if (!view) error(404, 'not found');
  return { view };
};

function choicesIn(form: FormData) {
  const all = (key: string): Set<string> => new Set(form.getAll(key).map(String));
  const rule = form.get('rule');
  const theirs = [...form].flatMap(([key, value]) =>
    key.startsWith('conflict-') && value === 'theirs' ? [key.slice('conflict-'.length)] : [],
  );
  return {
    seen: String(form.get('seen') ?? ''),
    leave: all('leave'),
    add: all('add'),
    theirs: rule === 'theirs' ? ('all' as const) : new Set(rule === 'mine' ? [] : theirs),
  };
}

export const actions: Actions = {
  apply: async ({ request, locals, params }) => {
    const { db } = app();
    const knowledge = await knowledgeOf(app(), locals.actor);
    const t = texts(locals.language).exchange;
    const choices = choicesIn(await request.formData());
    const recognition = await recognitionOf(app(), locals.actor);
    const applied = await applyReturn(db, { knowledge, recognition }, locals.actor, params.id, choices);
    if (applied.ok || applied.why === 'gone') redirect(303, `/inventory/exchange/returns/${params.id}`);
    const { why } = applied;
    const message =
      why === 'ended' ? t.refused.ended : why === 'changed' ? t.changedMeanwhile : t.nothingChosen;
    return fail(why === 'nothing' ? 422 : 409, { message });
  },
  discard: async ({ locals, params }) => {
    await discardReturn(app().db, locals.actor, params.id);
    redirect(303, '/inventory/exchange');
  },
  undo: async ({ locals, params }) => {
    await undoReturn(app().db, locals.actor, params.id);
    redirect(303, `/inventory/exchange/returns/${params.id}`);
  },
};
