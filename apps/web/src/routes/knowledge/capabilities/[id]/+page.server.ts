import { error } from '@sveltejs/kit';
import { deploymentsOf } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ params }) => {
  const { knowledge } = app();
  const capability = knowledge.capabilities.get(params.id);
  if (!capability) error(404, 'not found');
  const products = (knowledge.productsWithCapability.get(capability.id) ?? []).map((product) => ({
    id: product.id,
    name: product.name,
    open: product.licence.kind !== 'proprietary',
    licence: product.licence.kind,
    touches: product.capabilities.some(({ id, role }) => id === capability.id && role === 'touches'),
    grade: product.source.grade,
    runBy: deploymentsOf(knowledge, product.id)
      .filter(({ status }) => status === 'running')
      .map(({ administration }) => administration),
  }));
  return {
    capability,
    open: products
      .filter(({ open }) => open)
      .sort((a, b) => Number(a.touches) - Number(b.touches) || b.runBy.length - a.runBy.length),
    proprietary: products.filter(({ open }) => !open),
  };
};
