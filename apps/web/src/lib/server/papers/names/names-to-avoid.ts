import type { PaperBasis } from '../paper-basis.ts';
import type { AvoidedName } from './find-names.ts';

/**
 * Names that must stand in no public or product-neutral document: of all products and vendors that are known, their
 * aliases, former names and owners, and of everything in the inventory.
 */
export function namesToAvoid({ knowledge, measured }: PaperBasis): AvoidedName[] {
  const names: AvoidedName[] = [];
  for (const product of knowledge.products.values()) {
    names.push({ name: product.name, kind: 'product', of: product.name });
    for (const alias of product.aliases)
      names.push({ name: alias.text, kind: 'product', of: product.name, isWeak: alias.strength === 'weak' });
  }
  for (const vendor of knowledge.vendors.values())
    for (const name of [
      vendor.name,
      ...vendor.aliases,
      ...vendor.formerNames,
      ...vendor.owners.map((owner) => owner.name),
    ])
      names.push({ name, kind: 'vendor', of: vendor.name });
  for (const { stored } of measured.applications)
    names.push({ name: stored.name, kind: 'application', of: stored.name });
  return names;
}
