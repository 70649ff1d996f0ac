import { fail, redirect } from '@sveltejs/kit';
import { visitorOf } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { propose, standingOf } from '#lib/server/harvest/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => {
  const address = url.searchParams.get('url')?.trim().slice(0, 2000) ?? '';
  const standing = address === '' ? null : await standingOf(app().db, address);
  return {
    address,
    standing: standing && { ...standing, checkedAt: standing.checkedAt?.toISOString() ?? null },
    sent: url.searchParams.has('sent'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals } = event;
    const form = Object.fromEntries(await request.formData());
    const { db, signIn } = app();
    const { actor } = locals;
    const isSignedIn = actor.via === 'session';
    const proposer = {
      account: isSignedIn ? actor.id : null,
      authority: actor.choices.find(({ id }) => id === actor.authority)?.name ?? null,
      from: signIn && { secret: signIn.secret, address: visitorOf(event, signIn).address },
    };
    const proposed = await propose(db, proposer, form);
    if (proposed.ok) redirect(303, '/catalogue/register?sent');
    const t = texts(locals.language).harvest.register;
    const wrong = new Set(proposed.problem === 'fields' ? proposed.fields : []);
    if (proposed.problem === 'too-often') event.setHeaders({ 'retry-after': String(proposed.retryAfter) });
    const text = (name: string): string => String(form[name] ?? '').slice(0, 3000);
    return fail(proposed.problem === 'fields' ? 422 : 429, {
      given: { kind: text('kind'), url: text('url'), note: text('note'), email: text('email') },
      tooMany:
        proposed.problem === 'too-often'
          ? t.tooOften(proposed.retryAfter)
          : proposed.problem === 'too-many'
            ? t.tooMany
            : null,
      errors: {
        url: wrong.has('url') ? t.urlWrong : undefined,
        note: wrong.has('note') ? t.noteWrong : undefined,
        email: wrong.has('email') ? t.emailWrong : undefined,
      },
    });
  },
};
