import type { KnowledgeIndex } from '@allmende/knowledge';
import { areaName } from '#lib/i18n/area-name.ts';
import type { Language } from '#lib/i18n/index.ts';
import { capabilityOf, type MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import { isSecurityProduct } from '#lib/server/use-declarations/index.ts';

/** An area of work by its name, from a fixed list; null where none is known, or where it must not be told. */
export type AreaOfStep = string | null;

/** The area of work of an application, as far as the public may know it. */
export function areaOfStep(
  id: number,
  { applications }: MeasuredInventory,
  knowledge: KnowledgeIndex,
  language: Language,
): AreaOfStep {
  const application = applications.find(({ stored }) => stored.id === id);
  const name = application && capabilityOf(application, knowledge);
  const capability = name ? knowledge.capabilities.get(name) : undefined;
  if (!capability) return null;
  const product = knowledge.products.get(application?.stored.product_id ?? '');
  const all = [
    capability,
    ...(product?.capabilities ?? []).flatMap(({ id: each }) => knowledge.capabilities.get(each) ?? []),
  ];
  if (isSecurityProduct({ capabilities: all, categories: [] })) return null;
  return areaName(capability.area, language);
}
