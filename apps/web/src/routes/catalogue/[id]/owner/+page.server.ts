import { error, fail, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { mailOwner, requestLook, viewOwner } from '#lib/server/harvest/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const asked = url.searchParams.get('text');
  const issueLanguage = asked === 'de' || asked === 'en' ? asked : null;
  const page = `${url.origin}/catalogue/${params.id}/owner`;
  const view = await viewOwner(app().db, params.id, locals.language, page, issueLanguage);
  if (!view) error(404);
  const isEditor = locals.actor.permissions.has('instance:knowledge');
  const { entry, addresses, mayMail, mailed, ...rest } = view;
  return {
    ...rest,
    entry: { ...entry, checked_at: entry.checked_at.toISOString() },
    // Who is written to, and whether, is for the editors alone.
    editor: isEditor ? { addresses, mayMail, mailed, mails: Boolean(app().signIn?.mail) } : null,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  mail: async ({ params, locals, url }) => {
    const t = texts(locals.language).harvest.owner;
    if (!app().signIn?.mail) return fail(409, { message: t.mailOff });
    const outcome = await mailOwner(app().db, params.id, `${url.origin}/catalogue/${params.id}/owner`);
    if (outcome === 'mailed') redirect(303, `/catalogue/${params.id}/owner?done=mailed`);
    const message = {
      already: t.mailedAlready,
      'not-allowed': t.mailNotAllowed,
      'no-address': t.mailNone,
      'nothing-wrong': t.none,
    }[outcome];
    return fail(409, { message });
  },
  look: async ({ params }) => {
    if (!(await requestLook(app().db, params.id, new Date()))) error(404);
    redirect(303, `/catalogue/${params.id}/owner?done=wanted`);
  },
};
