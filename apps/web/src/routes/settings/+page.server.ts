import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { app } from '#lib/server/app.ts';
import { describeAuthority } from '#lib/server/accounts/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { typedNumber } from '#lib/typed-number.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ url }) => ({ saved: url.searchParams.has('saved') });

const description = z.object({
  name: z.string().trim().min(1).max(200),
  workplaces: z.number().int().min(1).max(1_000_000).nullable(),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = Object.fromEntries(await request.formData());
    const workplaces = typedNumber(String(form['workplaces'] ?? ''), locals.language);
    const given = description.safeParse({ ...form, workplaces });
    if (!given.success) {
      const t = texts(locals.language).settings;
      const wrong = new Set(given.error.issues.map(({ path }) => path[0]));
      return fail(422, {
        name: String(form['name'] ?? ''),
        workplaces: String(form['workplaces'] ?? ''),
        errors: {
          ...(wrong.has('name') ? { name: t.nameMissing } : {}),
          ...(wrong.has('workplaces') ? { workplaces: t.workplacesWrong } : {}),
        },
      });
    }
    await describeAuthority(app().db, locals.actor, given.data);
    redirect(303, '/settings?saved');
  },
};
