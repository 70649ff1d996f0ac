import { fail, redirect } from '@sveltejs/kit';
import { visitorOf } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { contactLink, contactOf, reportProblem } from '#lib/server/site/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { safeReturn } from '#lib/server/safe-return.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ url }) => {
  const contact = await contactOf(app().db, 'contact');
  const page = url.searchParams.get('page');
  return {
    contact: contact === null ? null : { text: contact, href: contactLink(contact) },
    page: page === null ? '' : safeReturn(page),
    sent: url.searchParams.has('sent'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals } = event;
    const form = Object.fromEntries(await request.formData());
    const { db, signIn } = app();
    const outcome = await reportProblem(db, form, {
      mails: Boolean(signIn?.mail),
      from: signIn && { secret: signIn.secret, address: visitorOf(event, signIn).address },
    });
    if (outcome.ok) redirect(303, '/report-a-problem?sent');
    const t = texts(locals.language).legal.problem;
    const wrong = new Set(outcome.problem === 'fields' ? outcome.fields : []);
    if (outcome.problem === 'too-often') event.setHeaders({ 'retry-after': String(outcome.retryAfter) });
    return fail(outcome.problem === 'fields' ? 422 : 429, {
      given: {
        kind: String(form['kind'] ?? ''),
        message: String(form['message'] ?? ''),
        page: String(form['page'] ?? ''),
        replyTo: String(form['replyTo'] ?? ''),
      },
      tooMany:
        outcome.problem === 'too-often'
          ? t.tooOften(outcome.retryAfter)
          : outcome.problem === 'too-many'
            ? t.tooMany
            : null,
      errors: {
        message: wrong.has('message') ? t.messageWrong : undefined,
        page: wrong.has('page') ? t.pageWrong : undefined,
        replyTo: wrong.has('replyTo') ? t.replyToWrong : undefined,
      },
    });
  },
};
