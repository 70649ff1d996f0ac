import { error } from '@sveltejs/kit';
import type { Language } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import { offerOf, ownProductById, type Offer } from '#lib/server/local-products/index.ts';

/** What the page shows and what is downloaded from it: the same, from the same address. */
export async function offered(
  { actor, language }: { actor: App.Locals['actor']; language: Language },
  id: string,
  parameters: URLSearchParams,
): Promise<{ name: string; from: string; offer: Offer }> {
  const { db, knowledge } = app();
  const product = /^\d{1,15}$/.test(id) ? await ownProductById(db, actor, Number(id)) : undefined;
  if (!product) error(404, 'not found');
  const from = (parameters.get('from') ?? '').trim().slice(0, 200);
  const today = new Date().toISOString().slice(0, 10);
  return { name: product.name, from, offer: offerOf(knowledge, product, today, language, from) };
}
