import { describeReason } from '@allmende/inventory';
import { app } from '#lib/server/app.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import type { NamedProduct } from './product-choices.ts';

/** Why a product was not taken for a name, in words; null where no product was asked for. */
export async function whyNot(
  { actor, language }: App.Locals,
  { name, vendor }: { name: string; vendor: string | null },
  product: NamedProduct | undefined,
): Promise<{ product: string; reasons: string[] } | null> {
  if (!product) return null;
  const recognition = await recognitionOf(app(), actor);
  const reasons = recognition.explainNot(name, product.id, vendor ?? undefined);
  return { product: product.name, reasons: reasons.map((reason) => describeReason(reason, language)) };
}
