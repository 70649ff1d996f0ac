import { fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import {
  ABOUT_CAPABILITY,
  bringBackPaper,
  createPaper,
  listPapers,
  newPaper,
  PAPER_KINDS,
} from '#lib/server/papers/index.ts';
import { listPlans } from '#lib/server/planning/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const { papers, removed } = await listPapers(db, locals.actor);
  const { plans } = await listPlans(db, locals.actor);
  const gone = removed.find(({ id }) => String(id) === url.searchParams.get('removed'));
  return {
    papers,
    kinds: PAPER_KINDS,
    plans: plans.map(({ id, name, scenario }) => ({ id, name, scenario })),
    capabilities: [...knowledge.capabilities.values()]
      .map(({ id, name }) => ({ value: id, label: name[locals.language] }))
      .sort((a, b) => a.label.localeCompare(b.label, locals.language)),
    removed: gone ?? null,
    isBack: url.searchParams.has('back'),
  };
};

export const actions: Actions = {
  create: async ({ request, locals }) => {
    const form = await request.formData();
    const text = (name: string): string => String(form.get(name) ?? '');
    const plan = (name: string): number | null => (text(name) === '' ? null : Number(text(name)));
    const t = texts(locals.language).papers;
    const read = newPaper.safeParse({
      kind: text('kind'),
      name: text('name'),
      plans: { A: plan('planA'), B: plan('planB'), C: plan('planC') },
      capability: text('capability') === '' ? null : text('capability'),
    });
    if (!read.success) return fail(422, { errors: { name: t.nameMissing }, typed: Object.fromEntries(form) });
    const { knowledge } = app();
    const { kind, capability } = read.data;
    if (ABOUT_CAPABILITY.includes(kind) && !knowledge.capabilities.has(capability ?? ''))
      return fail(422, { errors: { capability: t.capabilityMissing }, typed: Object.fromEntries(form) });
    const id = await createPaper(app().db, locals.actor, read.data, locals.language);
    redirect(303, `/plan/papers/${id}`);
  },
  back: async ({ request, locals }) => {
    const form = await request.formData();
    await bringBackPaper(app().db, locals.actor, Number(form.get('paper')));
    redirect(303, '/plan/papers?back');
  },
};
