import { bundleComponents } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ locals }) => {
  const { knowledge } = app();
  const { language } = locals;
  return {
    bundles: [...knowledge.bundles.values()]
      .map((bundle) => ({
        id: bundle.id,
        name: bundle.name[language],
        lead: bundle.lead[language],
        replaces: bundle.replaces.map((id) => knowledge.products.get(id)?.name ?? id).join(', '),
        functions: bundle.functions.length,
        components: bundle.components.length,
        administrations: new Set(
          bundleComponents(knowledge, bundle).flatMap(({ deployments }) =>
            deployments
              .filter(({ status }) => status === 'running')
              .map(({ administration }) => administration),
          ),
        ).size,
      }))
      .sort((a, b) => b.functions - a.functions || a.name.localeCompare(b.name, language)),
  };
};
