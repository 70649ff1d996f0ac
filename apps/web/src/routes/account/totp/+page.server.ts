import { redirect } from '@sveltejs/kit';
import { finishTotp, pendingTotp } from '#lib/server/accounts/index.ts';
import { field, refuse } from '../../sign-in/problem-text.ts';
import { requiredSignIn } from '../../sign-in/required-sign-in.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { db, signIn } = requiredSignIn();
  return { pending: await pendingTotp(db, signIn, locals.actor) };
};

export const actions: Actions = {
  default: async (event) => {
    const { db, signIn } = requiredSignIn();
    const code = field(await event.request.formData(), 'code');
    const { actor, language } = event.locals;
    const result = await finishTotp(db, signIn, actor, code, language);
    if (!result.ok) {
      if (result.problem === 'not-begun') redirect(303, '/account');
      const refusal = result.problem === 'wrong' ? { problem: 'wrong-code' } : result;
      return refuse(event, refusal, { codes: [] as string[], isDone: false });
    }
    return { codes: result.codes, isDone: true, problem: '', message: '' };
  },
};
