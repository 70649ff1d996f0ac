import { texts } from '#lib/i18n/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ url, locals }) => {
  const asked = url.searchParams.get('because') ?? '';
  const { because } = texts(locals.language).directory.refused;
  return { because: Object.hasOwn(because, asked) ? (asked as keyof typeof because) : 'expired' };
};
