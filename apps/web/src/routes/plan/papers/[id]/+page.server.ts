import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  changeAssumptions,
  choosePlans,
  fillGaps,
  OWN_POSITIONS,
  removePaper,
  resetPart,
  wording,
  writePart,
  type KeptPaper,
} from '#lib/server/papers/index.ts';
import { listPlans } from '#lib/server/planning/index.ts';
import { layOut } from '#lib/documents/lay-out.ts';
import { loadPaper } from './load-paper.ts';
import { readAssumptions } from './read-assumptions.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const paper = await loadPaper(locals, params.id);
  const { plans } = await listPlans(app().db, locals.actor);
  const { labels } = wording(locals.language);
  const { finance, outputs, ...rest } = paper;
  return {
    paper: { ...rest, years: finance?.years ?? null },
    outputs: outputs.map(({ document, ...output }) => ({
      ...output,
      title: document.title,
      confidentiality: document.confidentiality,
      laid: layOut(document),
    })),
    choices: plans.map(({ id, name }) => ({ value: id, label: name })),
    positions: OWN_POSITIONS.map((position) => ({ value: position, label: labels.positions[position] })),
    variants: (['A', 'B', 'C'] as const).map((name) => ({ value: name, label: labels.variants[name] })),
    kinds: (['consumptive', 'investive'] as const).map((kind) => ({
      value: kind,
      label: labels.kinds[kind],
    })),
    saved: url.searchParams.has('saved'),
    /** Whose proposal was just put back. */
    reset: url.searchParams.get('reset'),
    /** A file that was asked for although names stand in it. */
    asked: url.searchParams.get('names'),
  };
};

/** Where a change leads; where it could not be made, what was typed comes back with the reason. */
function answer(kept: KeptPaper, id: string, form: FormData) {
  if (kept.ok) redirect(303, `/plan/papers/${Number(id)}?saved`);
  if (kept.problem === 'unknown') error(404, 'not found');
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return fail(kept.problem === 'invalid' ? 422 : 409, { problem: kept.problem, typed });
}

export const actions: Actions = {
  write: async ({ request, locals, params }) => {
    const form = await request.formData();
    const part = String(form.get('part') ?? '');
    const text = String(form.get('text') ?? '');
    const against = String(form.get('against') ?? '').replaceAll('\r\n', '\n');
    const kept = await writePart(
      app().db,
      locals.actor,
      Number(params.id),
      { part, text, against },
      Number(form.get('was')),
    );
    return answer(kept, params.id, form);
  },
  reset: async ({ request, locals, params }) => {
    const form = await request.formData();
    const part = String(form.get('part') ?? '');
    const kept = await resetPart(app().db, locals.actor, Number(params.id), part, Number(form.get('was')));
    if (kept.ok) redirect(303, `/plan/papers/${Number(params.id)}?reset=${encodeURIComponent(part)}`);
    return answer(kept, params.id, form);
  },
  fill: async ({ request, locals, params }) => {
    const form = await request.formData();
    const values: Record<string, string> = {};
    for (let row = 0; form.has(`gap-${row}`); row++)
      values[String(form.get(`gap-${row}`))] = String(form.get(`value-${row}`) ?? '');
    const kept = await fillGaps(app().db, locals.actor, Number(params.id), values, Number(form.get('was')));
    return answer(kept, params.id, form);
  },
  assume: async ({ request, locals, params }) => {
    const form = await request.formData();
    const read = readAssumptions(form);
    const kept: KeptPaper = read
      ? await changeAssumptions(app().db, locals.actor, Number(params.id), read, Number(form.get('was')))
      : { ok: false, problem: 'invalid' };
    return answer(kept, params.id, form);
  },
  plans: async ({ request, locals, params }) => {
    const form = await request.formData();
    const plan = (name: string): number | null => Number(form.get(name)) || null;
    const plans = { A: plan('planA'), B: plan('planB'), C: plan('planC') };
    const kept = await choosePlans(app().db, locals.actor, Number(params.id), plans, Number(form.get('was')));
    return answer(kept, params.id, form);
  },
  remove: async ({ locals, params }) => {
    const kept = await removePaper(app().db, locals.actor, Number(params.id));
    if (!kept.ok) error(404, 'not found');
    redirect(303, `/plan/papers?removed=${Number(params.id)}`);
  },
};
