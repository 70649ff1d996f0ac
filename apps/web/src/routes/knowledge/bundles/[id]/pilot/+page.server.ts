import { error } from '@sveltejs/kit';
import { bundleComponents, guidanceFor, pilotKitFor } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ params }) => {
  const { knowledge } = app();
  const bundle = knowledge.bundles.get(params.id);
  if (!bundle) error(404, 'not found');
  return {
    bundle: { id: bundle.id, name: bundle.name },
    kit: pilotKitFor(knowledge, bundle),
    installations: bundleComponents(knowledge, bundle)
      .filter(({ installation }) => installation.length > 0)
      .map(({ product, installation }) => ({ id: product.id, name: product.name, installation })),
    notes: guidanceFor(knowledge, 'pilot'),
  };
};
