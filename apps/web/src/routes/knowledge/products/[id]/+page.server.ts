import { error } from '@sveltejs/kit';
import { bundlesFor, coverageMatrix, productFacts, type Bundle } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import { entriesOfProducts } from '#lib/server/catalogue-search/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { knowledge } = app();
  const facts = productFacts(knowledge, params.id);
  if (!facts) error(404, 'not found');
  const { product } = facts;
  const compared = [product, ...facts.alternatives.slice(0, 6).map((alternative) => alternative.product)];
  const shown = [product.id, ...facts.alternatives.map((alternative) => alternative.product.id)];
  const named = ({ id, name }: Bundle) => ({ id, name: name[locals.language] });
  return {
    facts,
    replacedBy: bundlesFor(knowledge, product.id).map(named),
    partOfBundles: [...knowledge.bundles.values()]
      .filter(({ components }) => components.some((one) => one.product === product.id))
      .map(named),
    entries: await entriesOfProducts(app(), shown, locals.language),
    partOf: (knowledge.suitesWith.get(product.id) ?? []).map(({ id, name }) => ({ id, name })),
    matrix:
      product.functions.length + product.partialFunctions.length === 0
        ? null
        : {
            products: compared.map(({ id, name }) => ({ id, name })),
            rows: coverageMatrix(
              knowledge,
              compared.map(({ id }) => id),
            ),
          },
  };
};
