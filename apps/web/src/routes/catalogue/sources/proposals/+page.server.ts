import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { decide, viewProposals } from '#lib/server/harvest/index.ts';
import { texts } from '#lib/i18n/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

type StoredProposal = Awaited<ReturnType<typeof viewProposals>>['waiting'][number];

export const load: PageServerLoad = async ({ url }) => {
  const { waiting, decided } = await viewProposals(app().db);
  const shown = ({ by_account, decided_by: _, created_at, decided_at, ...rest }: StoredProposal) => ({
    ...rest,
    bySomeone: by_account !== null,
    at: created_at.toISOString(),
    decidedAt: decided_at?.toISOString() ?? null,
  });
  return { waiting: waiting.map(shown), decided: decided.map(shown), done: url.searchParams.has('done') };
};

async function answer({ request, locals }: RequestEvent, accept: boolean) {
  const form = await request.formData();
  const id = Number(/^\d{1,9}$/.exec(String(form.get('id') ?? ''))?.[0] ?? 0);
  const reason = String(form.get('reason') ?? '').trim();
  const t = texts(locals.language).harvest.proposals;
  if (!accept && reason === '') return fail(422, { id, message: t.reasonMissing });
  const { db, signIn } = app();
  // Whoever has proposed reads the language of most administrations here.
  const mails = texts('de').harvest.proposals;
  const isDecided = await decide(db, {
    id,
    accept,
    reason,
    by: locals.actor.id,
    now: new Date(),
    mail: signIn?.mail
      ? ({ url, state, reason: why }) => ({
          subject: mails.mailSubject,
          text: state === 'accepted' ? mails.mailAccepted(url) : mails.mailRefused(url, why ?? ''),
        })
      : null,
  });
  if (!isDecided) return fail(409, { id, message: t.gone });
  redirect(303, '/catalogue/sources/proposals?done');
}

export const actions: Actions = {
  accept: (event) => answer(event, true),
  refuse: (event) => answer(event, false),
};
