import { listAccounts, listAuthorities } from '#lib/server/authorities/index.ts';
import { may } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { db, signIn } = app();
  const mayCount = may(locals.actor, 'instance:authorities');
  const authorities = mayCount ? await listAuthorities(db, locals.actor) : null;
  return {
    store: db.kind,
    signsIn: signIn !== null,
    authorities: authorities && {
      all: authorities.length,
      ended: authorities.filter(({ endedOn }) => endedOn !== null).length,
    },
    accounts: mayCount ? (await listAccounts(db, locals.actor)).length : null,
  };
};
