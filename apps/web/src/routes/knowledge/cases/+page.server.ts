import { z } from 'zod';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

const STATUSES = ['running', 'completed', 'returned', 'ended', 'unknown'] as const;
const status = z.enum(STATUSES).nullable().catch(null);

export const load: PageServerLoad = ({ url, locals }) => {
  const { knowledge } = app();
  const { language } = locals;
  const cases = [...knowledge.cases.values()];
  const nameOf = (id: string): string => knowledge.products.get(id)?.name ?? id;
  const products = [...new Set(cases.flatMap((one) => [...one.products, ...one.replaced]))]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  const chosenStatus = status.parse(url.searchParams.get('status'));
  const asked = url.searchParams.get('product');
  const chosenProduct = products.some(({ id }) => id === asked) ? asked : null;
  return {
    statuses: STATUSES.filter((one) => cases.some((a) => a.status === one)),
    products,
    chosen: { status: chosenStatus, product: chosenProduct },
    all: cases.length,
    cases: cases
      .filter((one) => chosenStatus === null || one.status === chosenStatus)
      .filter(
        (one) =>
          chosenProduct === null ||
          one.products.includes(chosenProduct) ||
          one.replaced.includes(chosenProduct),
      )
      .sort((a, b) => a.administration.localeCompare(b.administration, language)),
  };
};
