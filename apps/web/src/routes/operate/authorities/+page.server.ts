import { listAuthorities } from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

const shown = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const wanted = query.toLocaleLowerCase('de');
  const found = (await listAuthorities(app().db, locals.actor)).filter(
    ({ name, key }) => name.toLocaleLowerCase('de').includes(wanted) || (key ?? '').startsWith(query),
  );
  return { query, total: found.length, found: found.slice(0, shown) };
};
