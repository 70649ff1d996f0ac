import type { Alias, Product } from './alias-index.ts';
import { isGenericWord } from './words.ts';

/** A product that shares weighty words with the name without being named in full. */
export interface PartialHit {
  product: number;
  /** Share of the weight of the words of name and alias that both have, in [0, 1]. */
  overlap: number;
  alias: string;
}

/** Token index with inverse document frequencies: finds products of which a name holds only a part. */
export class PartialIndex {
  readonly #postings = new Map<string, Alias[]>();
  readonly #weights = new Map<string, number>();
  readonly #unseen: number;

  constructor(products: readonly Product[]) {
    const holders = new Map<string, Set<number>>();
    for (const product of products)
      for (const alias of product.aliases) {
        if (alias.derived) continue;
        for (const word of new Set(alias.words)) {
          const held = this.#postings.get(word);
          if (held) held.push(alias);
          else this.#postings.set(word, [alias]);
          const who = holders.get(word) ?? new Set();
          holders.set(word, who.add(alias.target));
        }
      }
    const total = products.length + 1;
    for (const [word, who] of holders)
      this.#weights.set(word, Math.log(total / who.size) * (isGenericWord(word) ? 0.3 : 1));
    this.#unseen = Math.log(total);
  }

  #weightOf(word: string): number {
    return this.#weights.get(word) ?? (isGenericWord(word) ? 0.3 : 1) * this.#unseen;
  }

  /** Products by the share of words in common, best first, at most five. */
  find(words: readonly string[]): PartialHit[] {
    const shared = new Map<Alias, number>();
    let whole = 0;
    for (const word of new Set(words)) {
      if (/^\d/.test(word)) continue;
      const weight = this.#weightOf(word);
      whole += weight;
      // A word of very many products proposes none of them.
      const held = this.#postings.get(word);
      if (held === undefined || held.length > 40 || isGenericWord(word)) continue;
      for (const alias of held) shared.set(alias, (shared.get(alias) ?? 0) + weight);
    }
    const best = new Map<number, PartialHit>();
    for (const [alias, weight] of shared) {
      let own = 0;
      for (const word of new Set(alias.words)) own += this.#weightOf(word);
      const overlap = (2 * weight) / (whole + own || 1);
      const held = best.get(alias.target);
      if (!held || overlap > held.overlap)
        best.set(alias.target, { product: alias.target, overlap, alias: alias.text });
    }
    return [...best.values()].sort((a, b) => b.overlap - a.overlap || a.product - b.product).slice(0, 5);
  }
}
