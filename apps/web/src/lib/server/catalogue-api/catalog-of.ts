import type { Call } from './operation.ts';
import { CatalogueProblem } from './catalogue-problem.ts';
import { selectCatalog, type Catalog } from './store/catalogs.ts';

/** Stands for the catalogue without a name: what belongs to none. */
const rootCatalog = '∅';

/** The catalogue that the path names by its id or alternative id. Throws a problem (404) for none, and for the root. */
export async function catalogOf({ trx, params }: Call, title: string): Promise<Catalog> {
  const catalog = await selectCatalog(trx, params['id'] ?? '');
  if (!catalog) throw new CatalogueProblem(404, title, 'Catalog was not found');
  return catalog;
}

/** The id of the catalogue that the path names; null is the root. */
export async function catalogIdOf(call: Call, title: string): Promise<string | null> {
  return call.params['id'] === rootCatalog ? null : (await catalogOf(call, title)).id;
}
