import { texts } from '#lib/i18n/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ url, locals }) => {
  const asked = url.searchParams.get('because') ?? '';
  const { because } = texts(locals.language).directory.refused;
  const wait = Number(url.searchParams.get('wait'));
  return {
    because: Object.hasOwn(because, asked) ? (asked as keyof typeof because) : 'expired',
    /** Seconds until another attempt makes sense. */
    wait: asked === 'too-often' && Number.isInteger(wait) && wait > 0 && wait <= 3600 ? wait : null,
  };
};
