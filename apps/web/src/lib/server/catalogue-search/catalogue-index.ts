import {
  searchableProduct,
  type KnowledgeIndex,
  type PlaceIndex,
  type SearchableProduct,
} from '@allmende/knowledge';
import { createSearchIndex, type SearchAnswer, type SearchIndex, type SearchRequest } from '@allmende/search';
import { entryKey, productKey } from './document-ids.ts';
import { entryDocument, type Beside } from './entry-document.ts';
import { searchWords } from './search-words.ts';
import type { IndexedRow } from './store.ts';

/** Answers that are kept until something changes. */
const MOST_ANSWERS = 200;

/**
 * The documents of the search: the entries, and the products among the facts. An open product that is in the catalogue
 * is found as its entry, not a second time.
 */
export class CatalogueIndex {
  readonly #engine: SearchIndex;
  readonly #knowledge: KnowledgeIndex;
  readonly #places: PlaceIndex;
  /** The product that an entry stands for. */
  readonly #products = new Map<string, string>();
  /** The entries that stand for a product. */
  readonly #entries = new Map<string, Set<string>>();
  readonly #parts = new Map<string, SearchableProduct>();
  readonly #answers = new Map<string, SearchAnswer>();
  readonly #proprietary: ReadonlyMap<string, string>;

  constructor(knowledge: KnowledgeIndex, places: PlaceIndex) {
    this.#knowledge = knowledge;
    this.#places = places;
    this.#engine = createSearchIndex(searchWords(knowledge));
    this.#proprietary = proprietaryByName(knowledge);
    for (const product of knowledge.products.values())
      this.#engine.add(searchableProduct(knowledge, product, productKey));
  }

  get size(): number {
    return this.#engine.size;
  }

  /** What is asked again before anything has changed, such as the first page without words, is answered at once. */
  search(request: SearchRequest): SearchAnswer {
    const key = JSON.stringify(request);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#engine.search(request);
    if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
    this.#answers.set(key, answer);
    return answer;
  }

  /** The product that is not open and bears this name or alias, however it is spelled; null for none. */
  proprietaryCalled(name: string): string | null {
    return this.#proprietary.get(nameKey(name)) ?? null;
  }

  freeze(): void {
    this.#engine.freeze();
  }

  /** Takes an entry in, with the product that it is, or out where it is shown by another one or switched off. */
  put(row: IndexedRow, extra: Omit<Beside, 'part'> | undefined, productId: string | null): void {
    if (!row.active || row.merged_into !== null || row.fork_of !== null) return this.drop(row.id);
    this.#answers.clear();
    this.#link(row.id, productId);
    const part = productId === null ? null : this.#partOf(productId);
    const beside = { maintenance: null, declared: null, ...extra, part };
    this.#engine.add(entryDocument(row, this.#places, beside));
  }

  drop(id: string): void {
    this.#answers.clear();
    this.#engine.remove(entryKey(id));
    this.#link(id, null);
  }

  /** The product among the facts that an entry is; null for none. */
  productOf(id: string): string | null {
    return this.#products.get(id) ?? null;
  }

  /** The entries that a product has in the catalogue. */
  entriesOf(productId: string): string[] {
    return [...(this.#entries.get(productId) ?? [])];
  }

  #link(id: string, productId: string | null): void {
    const before = this.#products.get(id);
    if (before === (productId ?? undefined)) return;
    if (before !== undefined) {
      const others = this.#entries.get(before);
      others?.delete(id);
      this.#products.delete(id);
      const product = this.#knowledge.products.get(before);
      if (others?.size === 0 && product)
        this.#engine.add(searchableProduct(this.#knowledge, product, productKey));
    }
    if (productId === null) return;
    this.#products.set(id, productId);
    this.#entries.set(productId, (this.#entries.get(productId) ?? new Set()).add(id));
    this.#engine.remove(productKey(productId));
  }

  #partOf(productId: string): SearchableProduct | null {
    const product = this.#knowledge.products.get(productId);
    if (!product) return null;
    const known = this.#parts.get(productId) ?? searchableProduct(this.#knowledge, product, productKey);
    this.#parts.set(productId, known);
    return known;
  }
}

const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A weak alias is too generic to be meant by itself. */
function proprietaryByName(knowledge: KnowledgeIndex): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, name, aliases, licence } of knowledge.products.values()) {
    if (licence.kind !== 'proprietary') continue;
    const strong = aliases.filter(({ strength }) => strength === 'strong').map(({ text }) => text);
    for (const each of [...strong, name]) found.set(nameKey(each), id);
  }
  return found;
}
