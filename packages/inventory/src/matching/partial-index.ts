import type { Product } from './alias-index.ts';
import type { Alias } from './alias-spellings.ts';
import { isGenericWord } from './words.ts';

/** A product that shares weighty words with the name without being named in full. */
export interface PartialHit {
  product: number;
  /** Share of the weight of the words of name and alias that both have, in [0, 1]. */
  overlap: number;
  alias: string;
}

/** A word that more products have names a family of them and proposes none. */
const MOST_HOLDERS = 3;
/** Two letters (`KM`, `OK`) are easily others'. */
const LONG = 3;

/** Token index with inverse document frequencies: finds products of which a name holds only a part. */
export class PartialIndex {
  readonly #postings = new Map<string, Alias[]>();
  readonly #holders = new Map<string, number>();
  readonly #products: readonly Product[];

  constructor(products: readonly Product[]) {
    this.#products = products;
    const holders = new Map<string, Set<number>>();
    for (const product of products)
      for (const alias of product.aliases) {
        if (alias.derived) continue;
        for (const word of new Set(alias.words)) {
          this.#postings.set(word, [...(this.#postings.get(word) ?? []), alias]);
          holders.set(word, (holders.get(word) ?? new Set()).add(alias.target));
        }
      }
    for (const [word, who] of holders) this.#holders.set(word, who.size);
  }

  #weightOf(word: string): number {
    return (
      Math.log((this.#products.length + 1) / (this.#holders.get(word) ?? 1)) *
      (isGenericWord(word) ? 0.4 : word.length < LONG ? 0.6 : 1)
    );
  }

  /**
   * Products by the share of words in common, best first, at most five. The vendor's own words are left out on both sides: all its products have them.
   *
   * @param words words of the name
   * @param vendors ids of the vendors named beside or as publisher; with them a generic word proposes, too
   */
  find(words: readonly string[], vendors: ReadonlySet<number>): PartialHit[] {
    if (!words.some((word) => (this.#holders.get(word) ?? MOST_HOLDERS + 1) <= MOST_HOLDERS)) return [];
    const distinct = [...new Set(words)].filter((word) => !/^\d/.test(word));
    const proposed = new Set<Alias>();
    for (const word of distinct) {
      const holders = this.#holders.get(word);
      if (holders === undefined || word.length < 2 || holders > MOST_HOLDERS) continue;
      const generic = isGenericWord(word);
      for (const alias of this.#postings.get(word) ?? []) {
        if (alias.words.indexOf(word) < alias.lead) continue;
        if (!generic || this.#sharesVendor(alias, vendors)) proposed.add(alias);
      }
    }
    const best = new Map<number, PartialHit>();
    for (const alias of proposed) {
      const overlap = this.#overlap(distinct, alias);
      const held = best.get(alias.target);
      if (!held || overlap > held.overlap)
        best.set(alias.target, { product: alias.target, overlap, alias: alias.text });
    }
    return [...best.values()].sort((a, b) => b.overlap - a.overlap || a.product - b.product).slice(0, 5);
  }

  /** Twice the common weight by the weight of both; the vendor before the alias and other words of its product count nowhere. */
  #overlap(name: readonly string[], alias: Alias): number {
    const own = new Set(alias.words.slice(alias.lead));
    const vocabulary = this.#products[alias.target]?.vocabulary;
    let common = 0;
    let whole = 0;
    for (const word of own) whole += this.#weightOf(word);
    for (const word of name) {
      if (own.has(word)) common += this.#weightOf(word);
      if (own.has(word) || !vocabulary?.has(word)) whole += this.#weightOf(word);
    }
    return (2 * common) / (whole || 1);
  }

  #sharesVendor(alias: Alias, vendors: ReadonlySet<number>): boolean {
    if (vendors.size === 0) return false;
    for (const vendor of this.#products[alias.target]?.vendors ?? []) if (vendors.has(vendor)) return true;
    return false;
  }
}
