import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import {
  DAYS_OF_NOTICE,
  declaredUse,
  discardUse,
  editUse,
  ownUse,
  releaseUse,
  USE_ITEMS,
  withdrawUse,
  yearsLater,
  YEARS_OF_RELEASE,
} from '#lib/server/use-declarations/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

const idOf = ({ params }: { params: { id: string } }): number => {
  if (!/^\d{1,15}$/.test(params.id)) error(404, 'not found');
  return Number(params.id);
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const id = idOf({ params });
  const stored = await ownUse(app(), locals.actor, id);
  if (!stored) error(404, 'not found');
  const today = new Date().toISOString().slice(0, 10);
  const soon = new Date(Date.now() + DAYS_OF_NOTICE * 86_400_000).toISOString().slice(0, 10);
  const { subject_name: name, software_id: software, product_id: product } = stored;
  return {
    id,
    name,
    subjectHref:
      software !== null
        ? `/catalogue/${software}`
        : product !== null
          ? `/knowledge/products/${product}`
          : null,
    state: stored.state,
    isSecurity: stored.is_security,
    fields: Object.fromEntries(USE_ITEMS.map((item) => [item, stored[item] ?? ''])),
    released: stored.released,
    until: stored.valid_until,
    endsSoon: stored.state === 'released' && (stored.valid_until ?? '') <= soon,
    wouldEnd: yearsLater(today, YEARS_OF_RELEASE),
    did: ['drafted', 'saved', 'released', 'withdrawn'].find((each) => url.searchParams.has(each)) ?? null,
  };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const read = declaredUse.safeParse(Object.fromEntries(form));
    if (!read.success) {
      const t = texts(event.locals.language).use;
      const errors = Object.fromEntries(
        read.error.issues.map(({ path: [field], code, ...issue }) => [
          String(field),
          field === 'since' ? t.dateWrong : t.tooLong('maximum' in issue ? Number(issue.maximum) : 100),
        ]),
      );
      return fail(422, { typed: Object.fromEntries(form) as Record<string, string>, errors });
    }
    if (!(await editUse(app().db, event.locals.actor, idOf(event), read.data))) error(404, 'not found');
    redirect(303, `/inventory/use/${idOf(event)}?saved`);
  },
  release: async (event) => {
    const form = await event.request.formData();
    const release = {
      items: USE_ITEMS.filter((item) => form.getAll('items').includes(item)),
      confirmed: form.has('confirm'),
      confirmedSecurity: form.has('confirm-security'),
    };
    const done = await releaseUse(app(), event.locals.actor, idOf(event), release, new Date());
    if (!done.ok && done.problem === 'unknown') error(404, 'not found');
    if (!done.ok) return fail(422, { problem: done.problem, chosen: release.items });
    redirect(303, `/inventory/use/${idOf(event)}?released`);
  },
  withdraw: async (event) => {
    if (!(await withdrawUse(app().db, event.locals.actor, idOf(event)))) error(404, 'not found');
    redirect(303, `/inventory/use/${idOf(event)}?withdrawn`);
  },
  discard: async (event) => {
    if (!(await discardUse(app().db, event.locals.actor, idOf(event)))) error(404, 'not found');
    redirect(303, '/inventory/use?discarded');
  },
};
