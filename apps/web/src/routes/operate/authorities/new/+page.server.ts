import { fail, redirect } from '@sveltejs/kit';
import { addAuthority, authorityKinds, linkPlace, newAuthority } from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { texts } from '#lib/i18n/index.ts';
import { typedNumber } from '#lib/typed-number.ts';
import { meantPlace } from '../meant-place.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = () => ({ kinds: authorityKinds });

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { db, places } = app();
    const t = texts(locals.language).authorities;
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const place = text('place').trim();
    const workplaces = typedNumber(text('workplaces'), locals.language);
    const given = newAuthority.safeParse({ ...Object.fromEntries(form), workplaces });
    const key = place === '' ? null : meantPlace(places, place);
    const wrong = new Set(given.error?.issues.map(({ path }) => path[0]));
    const errors = {
      ...(wrong.has('name') && { name: t.nameMissing }),
      ...(wrong.has('workplaces') && { workplaces: t.workplacesWrong }),
      ...(place !== '' && key === null && { place: t.problems['unknown-place'] }),
    };
    const back = {
      values: {
        name: text('name'),
        kind: text('kind'),
        key: text('key'),
        workplaces: text('workplaces'),
        place,
      },
    };
    if (!given.success || Object.keys(errors).length > 0) return fail(422, { ...back, errors });
    const added = await addAuthority(db, locals.actor, given.data);
    if (!added.ok) return fail(422, { ...back, errors: { key: t.problems[added.problem] } });
    if (key !== null) await linkPlace(db, locals.actor, added.id, { key, validFrom: null, validTo: null });
    redirect(303, `/operate/authorities/${added.id}?done=created`);
  },
};
