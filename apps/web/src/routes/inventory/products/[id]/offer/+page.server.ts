import { offered } from './offered.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  id: params.id,
  ...(await offered(locals, params.id, url.searchParams)),
});
