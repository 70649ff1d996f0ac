import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Vendor } from './schema.ts';

/** Legal forms and empty words of company names; they differ from list to list and tell nothing. */
const EMPTY =
  /\b(gmbh|mbh|ag|kg|kgaa|se|ohg|ug|e ?v|eg|aör|inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|bv|b v|sa|s a|sas|spa|s p a|ab|as|oy|a s|the|und|and)\b/gu;

/**
 * Finds the vendor that a list names, whatever legal form the list gives it. Undefined where no vendor, or more than
 * one, goes by that name.
 *
 * @example
 * const find = vendorByName(facts);
 * find('Adobe Systems Inc.')?.id === find('adobe')?.id; // true where both spellings are recorded
 */
export const vendorByName = (index: KnowledgeIndex): ((text: string) => Vendor | undefined) => {
  const byKey = new Map<string, Vendor | null>();
  for (const vendor of index.vendors.values())
    for (const name of [vendor.name, ...vendor.aliases, ...vendor.formerNames]) {
      const key = vendorKey(name);
      if (key === '') continue;
      const known = byKey.get(key);
      byKey.set(key, known === undefined || known?.id === vendor.id ? vendor : null);
    }
  return (text) => byKey.get(vendorKey(text)) ?? undefined;
};

const vendorKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(EMPTY, ' ')
    .replace(/\s+/g, '');
