import { error } from '@sveltejs/kit';
import { ultimateOwner } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ params }) => {
  const { knowledge } = app();
  const vendor = knowledge.vendors.get(params.id);
  if (!vendor) error(404, 'not found');
  return {
    vendor,
    owner: ultimateOwner(vendor),
    products: (knowledge.productsOfVendor.get(vendor.id) ?? []).map(({ id, name, licence }) => ({
      id,
      name,
      licence: licence.kind,
    })),
  };
};
